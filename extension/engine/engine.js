/** The one place that decides which engine gives the advice. */
import { loadBundle } from "./bundle-store.js";
import { DeviceEngine } from "./device.js";
import { ServiceEngine } from "./service.js";

/**
 * @param {import("../background/settings.js").Settings} settings
 * @returns {Promise<Engine>} Rejects if the engine on the device can't be made; nothing is advised then.
 */
export async function createEngine({ engine, service, serviceKey, bundleAddress }) {
  if (engine === "service") return new ServiceEngine(service, serviceKey);
  return new DeviceEngine(await loadBundle(bundleAddress));
}
