/**
 * Starts the inline experience in this page.
 *
 * @param {Host} host What it needs from the place it runs in.
 * @param {Site} site Where editors and post controls are.
 * @returns {InlineExperience}
 */
function startAdvisor(host, site) {
  const advisor = new InlineAdvisor(host, site);
  return {
    stop: () => advisor.stop(),
    refresh: () => advisor.refresh(),
  };
}
