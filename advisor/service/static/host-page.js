/** Gives the extension's inline experience what it needs from this page: the service that served it. */
{
  const catalogue = JSON.parse(document.getElementById("messages").textContent);
  let dismissed = { salt: crypto.randomUUID(), hashes: [], categories: [] };

  const host = {
    async review(draft, signal) {
      const answer = await fetch("/v1/review", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(draft),
        signal,
      });
      if (!answer.ok) throw new Error("no advice");
      return answer.json();
    },
    message(key, ...substitutions) {
      const message = catalogue[key]?.message ?? "";
      return message.replace(/\$(\d)/g, (_, place) => substitutions[place - 1] ?? "");
    },
    // Kept until the page is left, as everything on it is.
    dismissals: {
      load: async () => dismissed,
      save: async (record) => {
        dismissed = record;
      },
    },
    settings: { engine: "service", service: location.origin, encouragement: true, houseAccounts: [] },
  };

  const site = {
    id: "web",
    name: document.title,
    matches: [],
    editors: "#draft",
    postControls: "#post",
    postLabels: [],
    submitKeys: ["mod+enter"],
  };

  startAdvisor(host, site);
}
