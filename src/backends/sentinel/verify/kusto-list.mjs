// @ts-check
/**
 * Lists of the analyser are lists of its own or plain arrays.
 * @template T
 * @param {import("./kusto-types.ts").KustoList<T> | readonly T[]} list
 * @returns {T[]}
 */
export function toArray(list) {
  if (Array.isArray(list)) return [...list];
  const own = /** @type {import("./kusto-types.ts").KustoList<T>} */ (list);
  return Array.from({ length: own.Count }, (_, index) => own.getItem(index));
}
