import { UnprintableError } from "./unprintable-error.ts";

/**
 * A finite number in the spelling that YAML 1.1, YAML 1.2, TOML, JSON and HCL all read as the same number. Minus zero is
 * printed as 0. Throws an `UnprintableError` on NaN and the infinities, which JSON and HCL lack.
 */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new UnprintableError(`${value} is no number that every target can read.`);
  const digits = String(value === 0 ? 0 : value);
  if (!digits.includes("e")) {
    // TOML integers have 64 bits; beyond what JavaScript holds exactly, a float says what is known.
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? `${digits}.0` : digits;
  }
  // YAML 1.1 reads an exponent only behind a decimal point: `1e+21` would be a string.
  return digits.includes(".") ? digits : digits.replace("e", ".0e");
}
