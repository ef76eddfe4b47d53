import { elasticVerifyCodes } from "../backends/elastic/verify/codes.ts";
import { sentinelVerifyCodes } from "../backends/sentinel/verify/codes.ts";
import { sigmaVerifyCodes } from "../backends/sigma/verify/codes.ts";
import { splunkVerifyCodes } from "../backends/splunk/verify/codes.ts";
import { sumoVerifyCodes } from "../backends/sumo/verify/codes.ts";
import { catalogCodes } from "../catalog/codes.ts";
import { cliCodes } from "../cli/codes.ts";
import { equivalenceCodes } from "../equivalence/codes.ts";
import { fidelityCodes } from "../fidelity/diagnostic-codes.ts";
import { modelCodes } from "../model/codes.ts";
import { sigmaCodes } from "../sigma/codes.ts";
import { silenceCodes } from "../silence/codes.ts";
import { loadCodes } from "../spec/load-codes.ts";
import { schemaCodes } from "../spec/schema-codes.ts";
import { verifyCodes } from "../verify/codes.ts";
import type { Explanation } from "./explanation.ts";

/** The tables of codes, one per folder that reports. A new table is added here and nowhere else. */
export const codeTables: readonly Readonly<Record<string, Explanation>>[] = [
  loadCodes,
  schemaCodes,
  sigmaCodes,
  catalogCodes,
  modelCodes,
  equivalenceCodes,
  fidelityCodes,
  silenceCodes,
  verifyCodes,
  sentinelVerifyCodes,
  splunkVerifyCodes,
  sumoVerifyCodes,
  elasticVerifyCodes,
  sigmaVerifyCodes,
  cliCodes,
];

/** Every diagnostic code there is, with what it means, in the order of the codes. */
export const catalogue: ReadonlyMap<string, Explanation> = new Map(
  codeTables.flatMap((table) => Object.entries(table)).sort(([a], [b]) => (a < b ? -1 : 1)),
);
