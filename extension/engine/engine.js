/** The one place that decides which engine gives the advice. */
import { loadBundle } from "./bundle-store.js";
import { DeviceEngine } from "./device.js";
import { EMPTY_HOUSE } from "./house.js";
import { loadHouse } from "./house-store.js";
import { ServiceEngine } from "./service.js";

/**
 * @param {import("../background/settings.js").Settings} settings
 * @returns {Promise<{ engine: Engine, house: House }>} Rejects if the engine on the device can't be made; nothing is
 *   advised then.
 */
export async function createEngine({ engine, service, serviceKey, bundleAddress, ...settings }) {
  const given = await loadHouse(settings);
  if (engine === "service") return { engine: new ServiceEngine(service, serviceKey), house: given ?? EMPTY_HOUSE };
  const bundle = await loadBundle(bundleAddress);
  const house = given ?? bundle.house;
  return { engine: new DeviceEngine({ ...bundle, house }), house };
}
