/** Hosts that mean this machine, where plain HTTP is safe. */
const LOOPBACK_HOSTS = ["127.0.0.1", "localhost"];

/**
 * @param {string} input What the author typed.
 * @returns {string | null} The address without a slash at its end; null unless it is HTTPS or this machine.
 */
export function parseServiceAddress(input) {
  if (!URL.canParse(input)) return null;
  const url = new URL(input);
  const secure = url.protocol === "https:";
  const local = url.protocol === "http:" && LOOPBACK_HOSTS.includes(url.hostname);
  if (!(secure || local) || url.username || url.password || url.search || url.hash) return null;
  return url.origin + url.pathname.replace(/\/+$/, "");
}

/**
 * @param {string} address
 * @param {{ service: string, serviceKey: string }} settings
 * @returns {string} The key that the address is to be sent: the service's, at its own origin; else none.
 */
export function keyFor(address, { service, serviceKey }) {
  return new URL(address).origin === new URL(service).origin ? serviceKey : "";
}
