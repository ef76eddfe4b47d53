import { remember } from "../remember.ts";
import type { Detection, TestCase } from "./nodes.ts";

const variants = remember((detection: Detection) =>
  remember(({ changed }: TestCase): Detection => (changed === undefined ? detection : { ...detection, ...changed })),
);

/**
 * A detection as one of its tests has it: with the values the test gives to lists, in the normal form of the fields they are
 * compared with, and the exclusions it switches on or off. The detection itself where the test changes nothing, and the
 * same object each time, so that what was compiled of it can be kept by it.
 */
export function testVariant(detection: Detection, test: TestCase): Detection {
  return variants(detection)(test);
}
