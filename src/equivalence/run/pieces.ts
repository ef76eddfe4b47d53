import type { EventCase } from "./judge-target.ts";

/**
 * So many events are judged together: each piece costs every rule the planning of a query, and is in memory in every form
 * in which a target stores it.
 */
const AT_ONCE = 3000;

/**
 * Judges cases, of which there may be more than fit in memory, piece by piece and in their order. The next piece is begun
 * while the thread of DuckDB still works on the one before it.
 */
export async function* judgedPieces<T>(
  cases: Iterable<EventCase>,
  judge: (piece: readonly EventCase[]) => Promise<T>,
): AsyncGenerator<readonly [piece: readonly EventCase[], judged: T]> {
  let previous: Promise<readonly [readonly EventCase[], T]> | undefined;
  for (const piece of piecesOf(cases)) {
    const begun = judge(piece).then((judged) => [piece, judged] as const);
    // It is waited for later, and not at all where the piece before it fails.
    begun.catch(() => {});
    if (previous !== undefined) yield await previous;
    previous = begun;
  }
  if (previous !== undefined) yield await previous;
}

function* piecesOf(cases: Iterable<EventCase>): Generator<readonly EventCase[]> {
  let piece: EventCase[] = [];
  let events = 0;
  for (const next of cases) {
    if (piece.length > 0 && events + next.events.length > AT_ONCE) {
      yield piece;
      piece = [];
      events = 0;
    }
    piece.push(next);
    events += next.events.length;
  }
  if (piece.length > 0) yield piece;
}
