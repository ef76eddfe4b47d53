/** A problem at half-open offsets. */
export interface TreeProblem {
  readonly code: "RW1009" | "RW1010" | "RW1011" | "RW1012" | "RW1013" | "RW1014" | "RW1015" | "RW1016";
  readonly message: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
  readonly related?: { readonly message: string; readonly start: number; readonly end: number };
}
