// Splunk's part of scripts/calibrate.mjs.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const backend = "splunk";

const KINDS = /\.(?:spl|conf|ya?ml|csv)$/;

/**
 * Searches, .conf files and ESCU content below a folder, with the macros, lookups and tables beside them, so that their
 * calls resolve. A folder of a contentctl repository brings the repository's own macros and lookups.
 */
export function collect(folder) {
  const found = filesBelow(folder).filter((file) => KINDS.test(file) && isSplunk(file, readText(file)));
  return found.flatMap((file) => {
    const rule = { name: path.relative(folder, file), file, text: readText(file) };
    return /savedsearch(?:es)?\.conf$/.test(file) ? splitStanzas(rule) : [rule];
  });
}

/** Each saved search is a rule of its own. */
function splitStanzas(rule) {
  const starts = [...rule.text.matchAll(/^\[(.*)\]/gm)];
  // What continues a search may begin with a bracket, too.
  const heads = starts.filter(({ index }) => !/\\\r?\n$/.test(rule.text.slice(Math.max(0, index - 3), index)));
  if (heads.length < 2) return [rule];
  return heads.map((head, at) => ({
    name: `${rule.name}#${head[1]}`,
    file: rule.file,
    text: rule.text.slice(head.index, heads[at + 1]?.index).replace(/(?:\n#.*|\n\s*)+$/, "\n"),
  }));
}

/** What is read for the sake of searches that use it, and is no rule to be counted. */
export function isLibrary({ file, text }) {
  if (/\.spl$/.test(file)) return false;
  return /\.csv$/.test(file) || /(?:macros|transforms)\.conf$/.test(file) || !/^[ \t]*search[ \t]*[:=]/m.test(text);
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/(?:^|\/)(?:node_modules|\.git)\//.test(file))
    .sort();
}

function readText(file) {
  return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
}

function isSplunk(file, text) {
  if (/\.ya?ml$/.test(file)) {
    const hasSearch =
      /^search[ \t]*:/m.test(text) && /^how_to_implement[ \t]*:/m.test(text) && !/^type:\s*Investigation/m.test(text);
    const isMacro = /^definition[ \t]*:/m.test(text) && /^name[ \t]*:/m.test(text) && !/^detection:/m.test(text);
    const isLookup = /\/lookups\//.test(file) && /^(?:filename|collection|lookup_type)[ \t]*:/m.test(text);
    return hasSearch || isMacro || isLookup;
  }
  if (/\.csv$/.test(file)) return /\/(?:lookups|lists)\/[^/]*$/.test(file);
  if (/\.conf$/.test(file)) return /(?:savedsearch(?:es)?|macros|transforms|collections)\.conf$/.test(file);
  return !text.startsWith("\u001f");
}

const LOST_FIELDS = [
  "detections/application/windows_ad_object_owner_updated.yml",
  "detections/cloud/kubernetes_anomalous_traffic_on_network_edge.yml",
  "detections/cloud/o365_email_reported_by_admin_found_malicious.yml",
  "detections/deprecated/dns_record_changed.yml",
  "detections/endpoint/detect_exchange_web_shell.yml",
  "detections/endpoint/process_creating_lnk_file_in_suspicious_location.yml",
  "detections/endpoint/windows_identify_powershell_web_access_iis_pool.yml",
  "detections/endpoint/windows_modify_registry_with_md5_reg_key_name.yml",
  "detections/endpoint/windows_moveit_transfer_writing_aspx.yml",
  "detections/endpoint/windows_privilege_escalation_suspicious_process_elevation.yml",
  "detections/endpoint/windows_winlogon_with_public_network_connection.yml",
  "detections/network/dns_query_length_with_high_standard_deviation.yml",
  "detections/web/detect_malicious_requests_to_exploit_jboss_servers.yml",
  "default/savedsearches.conf#[T1089] Disabling Security Tools - Sysmon service state change",
  "default/savedsearches.conf#[T1086] PowerShell Base64 block used",
  "default/savedsearches.conf#Endpoint - Execution of suspicious PowerShell commands/scripts - Rule",
];

const BROKEN_YAML = [
  "detections/deprecated/okta_threatinsight_login_failure_with_high_unknown_users.yml",
  "detections/deprecated/okta_threatinsight_suspected_passwordspray_attack.yml",
  "macros/base64decode.yml",
];

/** Content of splunk/security_content (October 2024) and of public apps that is refused and rightly so. */
export const knownDefects = [
  ...LOST_FIELDS.map((name) => ({ name, reason: "It names a field that the commands before it do not return." })),
  {
    name: "docs/yaml-spec/detection_spec.yml",
    reason: "It describes the format, with types in the place of values.",
  },
  ...BROKEN_YAML.map((name) => ({
    name,
    reason: "A quoted text goes on without indentation, which the YAML specification forbids.",
  })),
];

/** Broken variants of an accepted rule: one edit each. Variants that Splunk or contentctl would still take are left out. */
export function mutants({ name, file, text }) {
  const random = generator(name);
  const made = [];
  const add = (kind, what, mutant) => {
    if (mutant !== undefined && mutant !== text) made.push({ class: kind, what, text: mutant });
  };
  const tools = { random, add, pick: (list) => (list.length === 0 ? [] : [list[Math.floor(random() * list.length)]]) };
  if (/\.spl$/.test(file)) searchMutants(text, (changed) => changed, tools);
  else if (/\.ya?ml$/.test(file)) yamlMutants(text, tools);
  else if (/\.conf$/.test(file)) confMutants(text, tools);
  return made;
}

// ---------------------------------------------------------------------------------------------------------- searches

const FUNCTIONS =
  /^(?:abs|avg|case|ceil|ceiling|cidrmatch|coalesce|count|dc|distinct_count|earliest|estdc|first|floor|if|isnotnull|isnull|isnum|json_extract|last|latest|len|like|list|lower|ltrim|match|max|mean|median|min|mode|mvappend|mvcount|mvdedup|mvfilter|mvfind|mvindex|mvjoin|mvmap|mvsort|mvzip|now|null|nullif|perc\d+|range|relative_time|replace|round|rtrim|searchmatch|spath|split|stdev|strftime|strptime|substr|sum|tonumber|tostring|trim|upper|urldecode|values)$/;
const COMMANDS =
  /^(?:append|appendpipe|bin|bucket|chart|convert|dedup|eval|eventstats|fields|fillnull|foreach|format|from|head|inputlookup|iplocation|join|lookup|makemv|makeresults|mvexpand|outputlookup|regex|rename|replace|rex|search|sort|spath|stats|streamstats|table|timechart|top|transaction|tstats|union|where)$/;

/** Breaks a search; `write` puts the broken text back into its file. */
function searchMutants(text, write, { pick, add }) {
  const marks = classify(text);
  const plain = (at) => marks[at] === ".";
  const at = (pattern, keep) => [...text.matchAll(pattern)].filter((match) => keep(match)).map((match) => match);
  const cut = (from, to = from + 1) => write(text.slice(0, from) + text.slice(to));
  const swap = (from, to, by) => write(text.slice(0, from) + by + text.slice(to));

  for (const match of pick(at(/"/g, ({ index }) => marks[index] === "q")))
    add("drop-quote", `at ${match.index}`, cut(match.index));
  for (const match of pick(at(/[()]/g, ({ index }) => plain(index))))
    add("drop-parenthesis", `at ${match.index}`, cut(match.index));

  // What looks like a call in a `search` is a word to look for.
  const inExpression = (index) => {
    if (!plain(index)) return false;
    let from = index;
    while (from > 0 && !(plain(from - 1) && /[|[]/.test(text[from - 1]))) from -= 1;
    return (
      from > 0 &&
      /^\s*(?:eval|where|stats|eventstats|streamstats|tstats|chart|timechart|fieldformat)\b/.test(
        text.slice(from, index),
      )
    );
  };
  const calls = at(
    /(?<![\w.'`$-])([a-z_]+\d*)(?=\()/g,
    ({ index, 1: word }) => inExpression(index) && FUNCTIONS.test(word),
  );
  for (const match of pick(calls)) {
    const wrong = misspell(match[1], FUNCTIONS);
    add("misspell-function", `${match[1]} as ${wrong}`, swap(match.index, match.index + match[1].length, wrong));
  }
  const commands = at(/(?<=\|\s*)([a-z]+)(?=\s)/g, ({ index, 1: word }) => plain(index) && COMMANDS.test(word));
  for (const match of pick(commands)) {
    const wrong = misspell(match[1], COMMANDS);
    add("misspell-command", `${match[1]} as ${wrong}`, swap(match.index, match.index + match[1].length, wrong));
  }
  for (const { from, to } of pick(closedUses(text, marks))) {
    const field = text.slice(from, to);
    const wrong = misspell(field, /^$/);
    add("misspell-field", `${field} as ${wrong}`, swap(from, to, wrong));
  }
  const stages = at(/\|\s*(?:stats|table|eval|where|rename|fields|sort|dedup)\b/g, ({ index }) => plain(index));
  for (const match of pick(stages)) {
    const line = pick([" // the rest of it\n", " /* the rest of it */\n"])[0];
    add("foreign-comment", `${line.slice(1, 3)} before ${match[0]}`, swap(match.index, match.index, line));
  }
}

/** What each character of a search is: `q` a quote that opens or closes, `"` inside of one, `c` comment, `m` macro, `.` other. */
function classify(text) {
  const marks = new Array(text.length).fill(".");
  let at = 0;
  const fill = (to, mark) => {
    for (; at < to; at += 1) marks[at] = mark;
  };
  while (at < text.length) {
    if (text.startsWith("```", at)) {
      const end = text.indexOf("```", at + 3);
      fill(end === -1 ? text.length : end + 3, "c");
    } else if (text[at] === "`") {
      const end = text.indexOf("`", at + 1);
      fill(end === -1 ? text.length : end + 1, "m");
    } else if (text[at] === '"') {
      marks[at] = "q";
      at += 1;
      while (at < text.length && text[at] !== '"') fill(Math.min(text.length, at + (text[at] === "\\" ? 2 : 1)), '"');
      if (at < text.length) marks[at] = "q";
      at += 1;
    } else at += text[at] === "\\" ? 2 : 1;
  }
  return marks;
}

/**
 * Uses of a field in `where`, `table` or `rename` after a `stats … by` that made it, where nothing between them could make
 * fields that the text does not name.
 */
function closedUses(text, marks) {
  const stages = stagesOf(text, marks);
  let known;
  const uses = [];
  for (const { from, to } of stages) {
    const stage = text.slice(from, to);
    const command = /^\s*([a-z]+)/.exec(stage)?.[1];
    if (command === "stats") {
      const by = /\bby\b([\s\S]*)$/i.exec(stage);
      const named = [...stage.matchAll(/\bas\s+([A-Za-z_]\w*)/gi)].map((match) => match[1]);
      known = by === null ? undefined : new Set([...(by[1].match(/[A-Za-z_]\w{3,}/g) ?? []), ...named]);
      // Names with dots or quotes are more than words.
      if (/["'`[\]{}$\\]/.test(stage) || /\./.test(by?.[1] ?? ".")) known = undefined;
      continue;
    }
    if (known === undefined) continue;
    if (!["where", "table", "rename", "eval", "sort", "convert"].includes(command) || /[`[\]$]/.test(stage)) {
      if (!/^\s*`(?:security_content_ctime\(\w+\)|\w+_filter)`\s*$/.test(stage)) known = undefined;
      continue;
    }
    if (["eval", "sort", "convert"].includes(command)) continue;
    for (const match of stage.matchAll(/(?<![\w.'"{}-])[A-Za-z_]\w{3,}(?![\w.(])/g)) {
      const isSource = command !== "rename" || /^\s+as\b/i.test(stage.slice(match.index + match[0].length));
      if (known.has(match[0]) && isSource && marks[from + match.index] === ".") {
        uses.push({ from: from + match.index, to: from + match.index + match[0].length });
      }
    }
    if (command === "rename") known = undefined;
  }
  return uses;
}

/** The stages of the outermost pipeline. */
function stagesOf(text, marks) {
  const stages = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && marks[at] !== ".") continue;
    if (text[at] === "[") depth += 1;
    if (text[at] === "]") depth -= 1;
    if (at === text.length || (text[at] === "|" && depth === 0)) {
      stages.push({ from, to: at });
      from = at + 1;
    }
  }
  return stages;
}

/** A word with two neighbours swapped or a letter gone, so that it is none of a set. */
function misspell(word, known) {
  for (let at = word.length - 2; at > 0; at -= 1) {
    const swapped = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
    if (swapped !== word && !known.test(swapped)) return swapped;
  }
  return `${word}x`;
}

// -------------------------------------------------------------------------------------------------------------- YAML

const ENUMS =
  /^( *(?:- )?(?:type|status|asset_type|security_domain): +)(['"]?)([A-Za-z][A-Za-z ]*)\2[ \t]*$|^( *- )(['"]?)(Splunk Enterprise|Splunk Cloud|Splunk Enterprise Security)\5[ \t]*$/gm;
const REQUIRED =
  /^(?:name|id|version|date|author|status|type|description|search|how_to_implement|known_false_positives|tags|rba|creation_date|modification_date|analytic_story|asset_type|product|security_domain)(?=:)/gm;

function yamlMutants(text, tools) {
  const { pick, add } = tools;
  const block = searchBlock(text);
  if (block === undefined) return;
  const isBaseline = /^type: *['"]?Baseline/m.test(text);
  const isOld = /^ {2,4}(?:observable|impact):/m.test(text);
  // As JSON a search is YAML whatever it holds.
  const write = (search) => `${text.slice(0, block.from)}search: ${JSON.stringify(search)}\n${text.slice(block.to)}`;
  searchMutants(block.search, write, tools);
  const edit = (from, to, by) => text.slice(0, from) + by + text.slice(to);
  const outside = (index) => index < block.from || index >= block.to;

  const words = [...text.matchAll(ENUMS)].filter(
    ({ index, 0: line }) => outside(index) && !/type: +Baseline/.test(line),
  );
  const enums = words.filter(
    ({ 0: line, 3: word }) => !/^ {2,}(?:- )?type:/.test(line) || !isOld || /^[A-Z]/.test(word ?? ""),
  );
  for (const match of pick(enums)) {
    const word = match[3] ?? match[6];
    const at = match.index + match[0].lastIndexOf(word);
    const wrong = misspell(word.trim(), /^$/);
    add("misspell-enum", `${word} as ${wrong}`, edit(at, at + word.trim().length, wrong));
  }
  const keys = [...text.matchAll(REQUIRED)].filter(
    ({ index, 0: key }) =>
      outside(index) && !(isBaseline && /^(?:status|rba|asset_type)$/.test(key)) && !(key === "rba" && isOld),
  );
  for (const match of pick(keys.filter(({ 0: key }) => !(isBaseline && key === "date")))) {
    const wrong = misspell(match[0], /^$/);
    add("misspell-key", `${match[0]} as ${wrong}`, edit(match.index, match.index + match[0].length, wrong));
  }
  for (const match of pick(
    [...text.matchAll(/^(?:id|author|type|status):.*\n/gm)].filter(({ index }) => outside(index)),
  )) {
    add("duplicate-key", match[0].trim(), edit(match.index, match.index, match[0]));
  }
  const scores = isBaseline
    ? /^( *version: *)(\d+)[ \t]*$/gm
    : /^( *(?:version|score|risk_score|impact): *)(\d+)[ \t]*$/gm;
  for (const match of pick([...text.matchAll(scores)])) {
    const at = match.index + match[1].length;
    add("swap-types", `${match[0].trim()} as a word`, edit(at, at + match[2].length, "high"));
  }
  for (const mutant of pick(entityMutants(text, block.search)))
    add("drop-entity-column", mutant.what, write(mutant.search));
}

/** Where the search stands in a file, and its text. */
function searchBlock(text) {
  const start = /^search[ \t]*:/m.exec(text);
  if (start === null) return undefined;
  const rest = /\n(?=[^\s#])/.exec(text.slice(start.index));
  const to = rest === null ? text.length : start.index + rest.index + 1;
  const body = text.slice(start.index + start[0].length, to);
  const search = decode(body);
  return search === undefined ? undefined : { from: start.index, to, search };
}

/** The forms of YAML text in which searches are published. */
function decode(body) {
  const literal = /^[ \t]*\|[-+]?[ \t]*\n([\s\S]*)$/.exec(body);
  if (literal !== null) {
    const indent = /^ */.exec(literal[1])[0];
    return literal[1].replaceAll(`\n${indent}`, "\n").slice(indent.length).trimEnd();
  }
  const folded = body.trim().replace(/[ \t]*\n[ \t]*/g, " ");
  const single = /^'((?:[^']|'')*)'$/.exec(folded);
  if (single !== null) return single[1].replaceAll("''", "'");
  return /^['">&*!]/.test(folded) || /: | #/.test(folded) ? undefined : folded;
}

/** Searches that no longer return a field to which risk is added: taken out of the last `by` or `table`. */
function entityMutants(text, search) {
  const block = /^(?:rba|finding|intermediate_findings):\n([\s\S]*?)(?=^\S)/m.exec(`${text}\nend:`)?.[1] ?? "";
  const fields = [...block.matchAll(/(?:- |^ *)field: *(\w+)/gm)].map((match) => match[1]);
  const marks = classify(search);
  const stages = stagesOf(search, marks);
  const last = stages.findLastIndex(({ from, to }) => /^\s*(?:stats|table)\s/.test(search.slice(from, to)));
  if (last === -1) return [];
  const { from, to } = stages[last];
  const stage = search.slice(from, to);
  const behind = stages.slice(last + 1).map((one) => search.slice(one.from, one.to));
  if (
    !behind.every((one) =>
      /^\s*`(?:security_content_ctime\(\w+\)|\w+_filter)`\s*$|^\s*(?:where|convert|sort)\s[^`[]*$/.test(one),
    )
  )
    return [];
  if (/["'`[$]/.test(stage)) return [];
  const list = /^\s*table\s/.test(stage) ? /^\s*table\s+/.exec(stage)[0].length : stage.search(/\bby\b/i) + 2;
  if (list < 2) return [];
  return fields.flatMap((field) => {
    const match = new RegExp(`(?<![\\w.])${field}(?![\\w.])[ \\t]*,?`).exec(stage.slice(list));
    // What the first part of a stats names it, too, stays.
    if (match === null || new RegExp(`\\b${field}\\b`).test(stage.slice(0, list))) return [];
    const rest = (stage.slice(list, list + match.index) + stage.slice(list + match.index + match[0].length)).trim();
    if (rest === "" || new RegExp(`(?<![\\w.])${field}(?![\\w.])`).test(rest)) return [];
    const at = from + list + match.index;
    return [{ what: field, search: search.slice(0, at) + search.slice(at + match[0].length) }];
  });
}

// -------------------------------------------------------------------------------------------------------------- .conf

const CONF_KEYS =
  /^(?:cron_schedule|enableSched|dispatch\.earliest_time|dispatch\.latest_time|counttype|relation|quantity|alert\.severity|alert\.suppress|alert\.suppress\.period|alert\.digest_mode|realtime_schedule|definition|iseval|filename|case_sensitive_match|max_matches|match_type|collection|fields_list|external_type)(?=[ \t]*=)/gm;

function confMutants(text, tools) {
  const { pick, add } = tools;
  const edit = (from, to, by) => text.slice(0, from) + by + text.slice(to);
  for (const match of pick([...text.matchAll(/^search[ \t]*=[ \t]*((?:[^\n]*\\\n)*[^\n]*)\n/gm)])) {
    const from = match.index + match[0].indexOf("=") + 1;
    const to = match.index + match[0].length - 1;
    const search = text.slice(from, to).replace(/[ \t]*\\\n/g, "\n");
    searchMutants(search, (changed) => edit(from, to, changed.replace(/\n/g, " \\\n")), tools);
    const breaks = [...match[0].matchAll(/\\\n/g)];
    for (const one of pick(breaks)) {
      const at = match.index + one.index;
      add("broken-continuation", `a blank at ${at}`, edit(at + 1, at + 1, " "));
      add("broken-continuation", `no backslash at ${at}`, edit(at, at + 1, ""));
    }
  }
  for (const match of pick([...text.matchAll(CONF_KEYS)])) {
    const wrong = misspell(match[0], /^$/);
    add("misspell-key", `${match[0]} as ${wrong}`, edit(match.index, match.index + match[0].length, wrong));
  }
  const single = [...text.matchAll(/^[\w.]+[ \t]*=[^\n]*[^\\\n]\n/gm)].filter(({ index }) => text[index - 2] !== "\\");
  for (const match of pick(single)) add("duplicate-key", match[0].trim(), edit(match.index, match.index, match[0]));
  const headers = [...text.matchAll(/^\[.*\]\n/gm)];
  for (const match of pick(headers)) {
    const end = text.endsWith("\n") ? "" : "\n";
    add("duplicate-stanza", match[0].trim(), `${text}${end}${match[0]}disabled = 1\n`);
    add("open-stanza", match[0].trim(), edit(match.index + match[0].length - 2, match.index + match[0].length - 1, ""));
  }
  const words =
    /^((?:counttype|relation|schedule_priority|action\.notable\.param\.(?:severity|security_domain)|external_type)[ \t]*=[ \t]*)(.+)$/gm;
  for (const match of pick([...text.matchAll(words)])) {
    const at = match.index + match[1].length;
    const wrong = misspell(match[2], /^$/);
    add("misspell-enum", `${match[2]} as ${wrong}`, edit(at, at + match[2].length, wrong));
  }
  const numbers =
    /^((?:cron_schedule|quantity|enableSched|alert\.severity|alert\.digest_mode|alert\.suppress\.period|max_matches|dispatch\.earliest_time|iseval|case_sensitive_match)[ \t]*=[ \t]*)(\S.*)$/gm;
  for (const match of pick([...text.matchAll(numbers)])) {
    const at = match.index + match[1].length;
    add("swap-types", `${match[0]} as a word`, edit(at, at + match[2].length, "often"));
  }
  const risks = [...text.matchAll(/"risk_object_field":"(\w+)"/g)];
  for (const match of pick(risks)) {
    const at = match.index + match[0].length - match[1].length - 1;
    add("drop-entity-column", match[1], edit(at, at + match[1].length, misspell(match[1], /^$/)));
  }
  for (const match of pick(headers))
    add("foreign-comment", "// in front of a stanza", edit(match.index, match.index, "// the next one\n"));
}

/** Numbers from 0 to 1 that follow from a name (mulberry32). */
function generator(seed) {
  let state = [...seed].reduce((sum, character) => (Math.imul(sum, 31) + character.codePointAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
