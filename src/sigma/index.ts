/** A Sigma-compatible parser, validator and serialiser: specification 2.1.0. */
export { type ApplyResult, applyStringModifiers } from "./apply.ts";
export { type SigmaCode, sigmaCodes } from "./codes.ts";
export { type ParsedSigma, parseCollection, parseSigma, type RawDocument } from "./collection.ts";
export {
  type ConditionError,
  type ConditionNode,
  type ConditionResult,
  expandQuantified,
  parseCondition,
  printCondition,
  type Quantifier,
} from "./condition.ts";
export {
  type Bound,
  type BoundOperator,
  type CorrelationCondition,
  type CorrelationType,
  correlationTypes,
  type SigmaCorrelation,
} from "./correlation.ts";
export { checkConditions, type Detection, parseDetection } from "./detection.ts";
export { parseDocument, type SigmaDocument } from "./document.ts";
export { base64, base64Offsets, dashVariants, utf8Bytes, utf16Bytes, utf16beBytes, utf16leBytes } from "./encode.ts";
export type { SigmaFilter } from "./filter.ts";
export { type DetectionItem, type DetectionValue, parseItem } from "./item.ts";
export { containsLogSource, type LogSource, parseLogSource } from "./logsource.ts";
export type { RelatedRule, SigmaDocumentBase, SigmaMetadata } from "./metadata.ts";
export {
  type ExtensionModifier,
  type Modifier,
  type ModifiersResult,
  parseModifiers,
  type SigmaModifier,
} from "./modifiers.ts";
export { type PlainDocument, printDocuments, printSelection, stringifySigma } from "./print.ts";
export { checkReferences, findDocument } from "./references.ts";
export type { SigmaRule } from "./rule.ts";
export { parseSelection, type Selection } from "./selection.ts";
export type { Place, Pointer, Source } from "./source.ts";
export { parseTimespan, printTimespan, type Timespan, type TimespanUnit, timespanSeconds } from "./timespan.ts";
export { validateDocument } from "./validate.ts";
export {
  isLiteral,
  literalString,
  literalText,
  parseString,
  printString,
  type SigmaString,
  type StringPart,
  withAny,
} from "./value.ts";
