import { remember } from "../remember.ts";
import type { Expression } from "./expression.ts";

/** Equal for expressions that give the same value: JSON, which is made once for those of the catalog. */
export const expressionKey = remember((expression: Expression): string => JSON.stringify(expression));
