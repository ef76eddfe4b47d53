/** A `$field$` in a text that Splunk fills in per result. */
export interface Token {
  readonly name: string;
  /** Half-open, dollar signs included. */
  readonly start: number;
  readonly end: number;
}

/** What Splunk fills in itself: the search's own settings, its job, the run. */
const OWN =
  /^(?:name|description|app|owner|label|search|search_id|sid|view_link|results_link|alert|action|severity|savedsearch_\w+|(?:job|server|cron|alert|results|trigger|env|click|row|form|self|info|orig|drilldown|event)[._].*)$/;

/** The placeholders of a text, in their order. `$$` is a dollar sign; what holds blanks at an end is no placeholder. */
export function fieldTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = text.indexOf("$");
  while (at !== -1) {
    const close = text.indexOf("$", at + 1);
    if (close === -1) break;
    const inner = text.slice(at + 1, close);
    if (inner === "") {
      at = text.indexOf("$", close + 1);
    } else if (/^[\w.:{}@/-]+$/.test(inner)) {
      const name = inner.replace(/^result\./, "");
      if (!OWN.test(inner)) tokens.push({ name, start: at, end: close + 1 });
      at = text.indexOf("$", close + 1);
    } else at = close;
  }
  return tokens;
}
