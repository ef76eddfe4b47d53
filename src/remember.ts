/**
 * The same function, computed once for each argument as long as that lives. Right only for arguments that never change
 * and results other than `undefined`.
 */
export function remember<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const results = new WeakMap<Key, Result>();
  return (key) => {
    let result = results.get(key);
    if (result === undefined) {
      result = compute(key);
      results.set(key, result);
    }
    return result;
  };
}
