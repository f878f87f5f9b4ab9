/** Arrays as the bundle packs them: base64 of little-endian numbers in row order. */

/**
 * @param {string} packed
 * @returns {Uint8Array}
 */
export function unpackBytes(packed) {
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** @param {string} packed Numbers of 32 bits. */
export function unpackSingles(packed) {
  const bytes = unpackBytes(packed);
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(4 * index, true));
}

/** @param {string} packed Numbers of 16 bits; every one of them is also a number of 32 bits. */
export function unpackHalves(packed) {
  const bytes = unpackBytes(packed);
  const numbers = new Float32Array(bytes.length / 2);
  for (let index = 0; index < numbers.length; index += 1) {
    numbers[index] = halfOf(bytes[2 * index] | (bytes[2 * index + 1] << 8));
  }
  return numbers;
}

/**
 * @param {number} bits Of a number of 16 bits as of IEEE 754: sign, five of exponent, ten of fraction.
 * @returns {number}
 */
function halfOf(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
