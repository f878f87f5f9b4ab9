/** The one place that decides which engine gives the advice. */
import { ServiceEngine } from "./service.js";

/**
 * @param {import("../background/settings.js").Settings} settings
 * @returns {Engine}
 */
export function createEngine(settings) {
  return new ServiceEngine(settings.service);
}
