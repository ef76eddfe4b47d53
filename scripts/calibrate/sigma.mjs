// Sigma's part of scripts/calibrate.mjs.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { load, loadAll } from "js-yaml";

export const backend = "sigma";

/** Every YAML file below a folder that holds Sigma documents. */
export function collect(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return names.flatMap((file) => {
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    const isSigma = /^(?:logsource|correlation):/m.test(text) && /^title:/m.test(text);
    return isSigma ? [{ name: path.relative(folder, file), file, text }] : [];
  });
}

/** Rules of SigmaHQ/sigma that are refused and rightly so; most of them stand in its folder of unsupported rules. */
export const knownDefects = [
  ...because(
    "counts within a `timeframe`, which Sigma 2 gave up for correlations",
    `
      deprecated/other/generic_brute_force.yml
      unsupported/cloud/aws_ec2_download_userdata.yml
      unsupported/cloud/aws_enum_backup.yml
      unsupported/cloud/aws_enum_listing.yml
      unsupported/cloud/aws_enum_network.yml
      unsupported/cloud/aws_enum_storage.yml
      unsupported/cloud/aws_macic_evasion.yml
      unsupported/cloud/aws_ses_messaging_enabled.yml
      unsupported/linux/lnx_auditd_debugfs_usage.yml
      unsupported/linux/lnx_auth_susp_failed_logons_single_source.yml
      unsupported/linux/lnx_shell_priv_esc_prep.yml
      unsupported/network/net_dns_high_bytes_out.yml
      unsupported/network/net_dns_high_null_records_requests_rate.yml
      unsupported/network/net_dns_high_requests_rate.yml
      unsupported/network/net_dns_high_subdomain_rate.yml
      unsupported/network/net_dns_high_txt_records_requests_rate.yml
      unsupported/network/net_firewall_high_dns_bytes_out.yml
      unsupported/network/net_firewall_high_dns_requests_rate.yml
      unsupported/network/net_firewall_susp_network_scan_by_ip.yml
      unsupported/network/net_firewall_susp_network_scan_by_port.yml
      unsupported/network/net_possible_dns_rebinding.yml
      unsupported/other/modsec_mulitple_blocks.yml
      unsupported/web/web_multiple_susp_resp_codes_single_source.yml
      unsupported/windows/dns_query_win_possible_dns_rebinding.yml
      unsupported/windows/image_load_mimikatz_inmemory_detection.yml
      unsupported/windows/proc_creation_win_correlation_apt_turla_commands_medium.yml
      unsupported/windows/proc_creation_win_correlation_multiple_susp_cli.yml
      unsupported/windows/proc_creation_win_correlation_susp_builtin_commands_recon.yml
      unsupported/windows/win_apt_apt29_tor.yml
      unsupported/windows/win_remote_schtask.yml
      unsupported/windows/win_remote_service.yml
      unsupported/windows/win_security_global_catalog_enumeration.yml
      unsupported/windows/win_security_rare_schtasks_creations.yml
      unsupported/windows/win_security_susp_failed_logons_explicit_credentials.yml
      unsupported/windows/win_security_susp_failed_logons_single_process.yml
      unsupported/windows/win_security_susp_failed_logons_single_source2.yml
      unsupported/windows/win_security_susp_failed_logons_single_source_kerberos.yml
      unsupported/windows/win_security_susp_failed_logons_single_source_kerberos2.yml
      unsupported/windows/win_security_susp_failed_logons_single_source_kerberos3.yml
      unsupported/windows/win_security_susp_failed_logons_single_source_ntlm.yml
      unsupported/windows/win_security_susp_failed_logons_single_source_ntlm2.yml
      unsupported/windows/win_security_susp_failed_remote_logons_single_source.yml
      unsupported/windows/win_security_susp_multiple_files_renamed_or_deleted.yml
      unsupported/windows/win_security_susp_samr_pwset.yml
      unsupported/windows/win_susp_failed_hidden_share_mount.yml
      unsupported/windows/win_system_rare_service_installs.yml
      unsupported/windows/win_taskscheduler_rare_schtask_creation.yml
      unsupported/zeek/zeek_dce_rpc_domain_user_enumeration.yml
    `,
  ),
  ...because(
    "a condition with an aggregation or a language of its own, which Sigma 2 does not have",
    `
      unsupported/cloud/aws_lambda_function_created_or_invoked.yml
      unsupported/cloud/azure_aad_secops_signin_failure_bad_password_threshold.yml
      unsupported/linux/lnx_auditd_cve_2021_3156_sudo_buffer_overflow.yml
      unsupported/linux/lnx_auditd_cve_2021_3156_sudo_buffer_overflow_brutforce.yml
      unsupported/linux/lnx_auditd_cve_2021_4034.yml
      unsupported/network/net_dns_c2_detection.yml
      unsupported/windows/posh_ps_cl_invocation_lolscript_count.yml
      unsupported/windows/posh_ps_cl_mutexverifiers_lolscript_count.yml
      unsupported/windows/proc_creation_win_correlation_apt_silence_downloader_v3.yml
      unsupported/windows/proc_creation_win_correlation_dnscat2_powershell_implementation.yml
      unsupported/windows/sysmon_always_install_elevated_parent_child_correlated.yml
      unsupported/windows/win_dumping_ntdsdit_via_dcsync.yml
      unsupported/windows/win_dumping_ntdsdit_via_netsync.yml
      unsupported/windows/win_security_susp_failed_logons_single_source.yml
    `,
  ),
  ...because(
    "`falsepositives` holds an item twice, and the schema wants each once",
    "deprecated/windows/proc_creation_win_susp_squirrel_lolbin.yml",
  ),
];

function because(reason, names) {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name, reason }));
}

/** Broken variants of an accepted rule: one edit each, and never one that YAML and the grammar still take. */
export function mutants({ name, text }) {
  const rule = openRule(name, text);
  return Object.entries(EDITS).flatMap(([kind, edit]) =>
    edit(rule)
      .filter((mutant) => mutant.text !== text)
      .map((mutant) => ({ class: kind, ...mutant })),
  );
}

const EDITS = {
  "drop-quote": dropQuote,
  "drop-parenthesis": dropParenthesis,
  "misspell-selection": misspellSelection,
  "misspell-modifier": misspellModifier,
  "misspell-enum": misspellEnum,
  "swap-types": swapTypes,
  "duplicate-key": duplicateKey,
  "foreign-comment": foreignComment,
};

/** A rule's lines and what edits need of it. */
function openRule(name, text) {
  const lines = text.split("\n");
  const random = generator(name);
  return {
    text,
    lines,
    random,
    pick: (list) => (list.length === 0 ? [] : [list[Math.floor(random() * list.length)]]),
    linesLike: (pattern) => lines.flatMap((line, at) => (pattern.test(line) ? [at] : [])),
    /** The text with one line changed. */
    edit: (index, change) => lines.map((line, at) => (at === index ? change(line) : line)).join("\n"),
    /** The text with a word of a line replaced. */
    replace: (index, at, old, now) =>
      lines
        .map((line, each) => (each === index ? line.slice(0, at) + now + line.slice(at + old.length) : line))
        .join("\n"),
  };
}

const CONDITION = /^ {4}condition: \S/;

/** A quote that is gone may leave text that YAML reads, with the other quote in it; such a variant is no broken one. */
function dropQuote({ text, pick }) {
  return pick(positions(text, /(?<=[:-] )['"]|['"](?=\n)/g))
    .map((at) => ({ what: `at ${at}`, text: text.slice(0, at) + text.slice(at + 1) }))
    .filter((mutant) => !isYaml(mutant.text));
}

function dropParenthesis({ lines, pick, linesLike, replace }) {
  const nested = linesLike(CONDITION).filter((at) => /[()]/.test(lines[at]));
  return pick(nested).flatMap((line) =>
    pick(positions(lines[line], /[()]/g)).map((at) => ({ what: lines[line].trim(), text: replace(line, at, "(", "") })),
  );
}

/** The conditions of correlations name rules, which may be elsewhere; so only names of selections are touched. */
function misspellSelection({ text, lines, random, pick, linesLike, replace }) {
  const sections = loadAll(text).flatMap((document) => document?.detection ?? document?.filter ?? []);
  const selections = sections.flatMap((section) => Object.keys(section));
  return pick(linesLike(CONDITION)).flatMap((line) => {
    const names = positions(lines[line], /[A-Za-z0-9_]+\*?/g, lines[line].indexOf(":"));
    const operands = names.filter((at) => !/^(?:and|or|not|of|all|any|them|\d+)$/i.test(word(lines[line], at)));
    return pick(operands).flatMap((at) => {
      const pattern = word(lines[line], at);
      const old = pattern.replace("*", "");
      const misspelt = misspell(old, random);
      const isNamed = (name) => selections.some((each) => (pattern === old ? each === name : each.startsWith(name)));
      if (!isNamed(old) || isNamed(misspelt)) return [];
      return [{ what: `${old} → ${misspelt}`, text: replace(line, at, old, misspelt) }];
    });
  });
}

const MODIFIERS = new Set(
  "contains startswith endswith all exists cased neq windash re i m s base64 base64offset wide utf16le utf16be utf16 lt lte gt gte minute hour day week month year cidr expand fieldref ignorecase multiline dotall".split(
    " ",
  ),
);

function misspellModifier({ lines, random, pick, linesLike, replace }) {
  return pick(linesLike(/^ {4,}(?:- )?[^\s'"#|]*\|[a-z0-9|]+:/)).flatMap((line) => {
    const key = lines[line].slice(0, lines[line].indexOf(":", lines[line].indexOf("|")));
    return pick(positions(key, /(?<=\|)[a-z0-9]+/g)).flatMap((at) => {
      const old = word(key, at);
      const misspelt = misspell(old, random);
      return MODIFIERS.has(misspelt) ? [] : [{ what: `${old} → ${misspelt}`, text: replace(line, at, old, misspelt) }];
    });
  });
}

const ENUM =
  /^(?:level|status): \S|^ {4}(?: {4})?type: (?:derived|obsolete|merged|renamed|similar|event_count|value_\w+|temporal\w*)/;

function misspellEnum({ lines, random, pick, linesLike, replace }) {
  return pick(linesLike(ENUM)).map((line) => {
    const at = lines[line].indexOf(": ") + 2;
    const old = word(lines[line], at);
    const misspelt = misspell(old, random);
    return { what: `${old} → ${misspelt}`, text: replace(line, at, old, misspelt) };
  });
}

/** Keys and values of another type than theirs. */
const OTHER_TYPES = [
  [/^title: /, "{text: x}"],
  [/^id: /, "12"],
  [/^status: /, "[test]"],
  [/^level: /, "3"],
  [/^ {4}condition: /, "[[selection]]"],
  [/^ {4}product: /, "[windows]"],
  [/^ {4}category: /, "7"],
  [/^author: /, "[somebody]"],
  [/^date: /, "2024"],
];

function swapTypes({ lines, pick, linesLike, edit }) {
  const places = OTHER_TYPES.flatMap(([pattern, value]) => linesLike(pattern).map((line) => ({ line, value })));
  return pick(places.filter(({ line }) => !/[>|]\s*$/.test(lines[line])))
    .map(({ line, value }) => ({
      what: `${lines[line].trim()} → ${value}`,
      text: edit(line, (whole) => whole.slice(0, whole.indexOf(": ") + 2) + value),
    }))
    .filter((mutant) => isYaml(mutant.text)); // Else the old value went on in the next line, which is YAML's trouble.
}

function duplicateKey({ lines, pick, linesLike, edit }) {
  const keys = linesLike(/^(?:title|id|status|level|date): \S|^ {4}(?:condition|category|product): \S/);
  return pick(keys).map((line) => ({ what: lines[line].trim(), text: edit(line, (whole) => `${whole}\n${whole}`) }));
}

function foreignComment({ lines, pick, linesLike, edit }) {
  const above = pick(linesLike(/^(?:[a-z]+:| {4}condition: )/).filter((at) => !isInBlock(lines, at)))
    .map((line) => ({
      what: `before ${lines[line].trim()}`,
      text: edit(line, (whole) => `${/^ */.exec(whole)[0]}// a comment\n${whole}`),
    }))
    .filter((mutant) => !isYaml(mutant.text));
  const behind = pick(linesLike(CONDITION).filter((at) => !lines[at].includes("#"))).map((line) => ({
    what: `behind ${lines[line].trim()}`,
    text: edit(line, (whole) => `${whole.trimEnd()} // a comment`),
  }));
  return [...above, ...behind];
}

/** Whether a line stands in a text of several lines, where nothing is a key. */
function isInBlock(lines, at) {
  return lines.slice(0, at).some((line, index) => {
    if (!/[>|][-+]?\s*$/.test(line)) return false;
    const depth = indent(line);
    return lines.slice(index + 1, at + 1).every((each) => each.trim() === "" || indent(each) > depth);
  });
}

function indent(line) {
  return /^ */.exec(line)[0].length;
}

function isYaml(text) {
  try {
    if (/^---/m.test(text)) loadAll(text);
    else load(text);
    return true;
  } catch {
    return false;
  }
}

function positions(text, pattern, from = 0) {
  return [...text.matchAll(pattern)].flatMap(({ index }) => (index >= from ? [index] : []));
}

function word(line, at) {
  return /^[\w*.-]+/.exec(line.slice(at))?.[0] ?? "";
}

function misspell(word, random) {
  const at = Math.floor(random() * word.length);
  return `${word.slice(0, at)}q${word.slice(at + (random() < 0.5 ? 0 : 1))}`;
}

/** Numbers from 0 to 1 that depend on a text alone (FNV-1a, then xorshift). */
function generator(seed) {
  let state = 2166136261;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0), 16777619) >>> 0;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}
