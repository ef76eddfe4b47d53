import type { Explanation } from "../../../diagnostics/explanation.ts";

/** Findings about rules of this target: `RW53xx`. */
export const sumoVerifyCodes = {
  RW5300: {
    title: "Not an expression of Cloud SIEM's rule language",
    explanation:
      "The text cannot be read by the grammar of rule expressions, so the rule is refused or stops when it first runs. Comments stand between /* and */, strings in single or double quotes, regular expressions between slashes behind MATCHES.",
  },
  RW5301: {
    title: "Not an attribute of a record",
    explanation:
      "A bare name has to be an attribute of schema v3, spelt with its case. Anything else of the message is reached as fields['name'], and text stands in quotes.",
  },
  RW5302: {
    title: "Not a function of the language",
    explanation: "The rule language has a fixed set of functions; a rule that calls another one is refused.",
  },
  RW5303: {
    title: "Wrong number of arguments",
    explanation: "The function takes fewer or more arguments than it is given.",
  },
  RW5304: {
    title: "Values of different types",
    explanation:
      "The schema gives each attribute a type. Numbers and truth values are written bare, text in quotes; a comparison of different types never holds or is refused.",
  },
  RW5305: {
    title: "Text without quotes",
    explanation:
      "On the right side of a test a bare word is read as an attribute, which is then missing from every record.",
  },
  RW5306: {
    title: "Not a regular expression",
    explanation:
      "MATCHES /…/ takes RE2, which has no look-around and no backreferences; RLIKE takes a Java regular expression in a string.",
  },
  RW5307: {
    title: "Not a type of record",
    explanation: "objectType is one of the vendor's record types, spelt with its case; a test for another never holds.",
    warning: true,
  },
  RW5310: {
    title: "Not the fields of this rule type",
    explanation:
      "Each rule type has its own required and optional fields with their types; the vendor's interface refuses a body that lacks one or names one it does not know.",
    warning: true,
  },
  RW5311: {
    title: "A selector without an entity",
    explanation:
      "A signal is raised for the entity that a selector finds in the record. Its attribute has to be one that holds entities, of the type it says; without any selector no signal is raised.",
    warning: true,
  },
  RW5312: {
    title: "Not a window of the rule type",
    explanation:
      "windowSize is one of T05M, T10M, T30M, T60M, T12H, T24H, T05D or CUSTOM with windowSizeMilliseconds from 60000 to 432000000; outlier rules know T60M and T24H.",
  },
  RW5313: {
    title: "Baseline and retention do not fit",
    explanation: "Both are milliseconds, and the baseline has to be shorter than the retention.",
  },
  RW5314: {
    title: "Suppression does not fit the window",
    explanation: "The suppression window of a rule with a window has to be longer than that window.",
  },
  RW5315: {
    title: "A chain of the wrong length",
    explanation: "A chain has two or more steps, an ordered one exactly two.",
  },
  RW5316: {
    title: "Counted fields do not fit",
    explanation:
      "A threshold that counts distinct values needs the field it counts; an aggregation's trigger reads the names of its functions, each given once.",
    warning: true,
  },
  RW5317: {
    title: "Severity does not fit its mapping",
    explanation:
      "A constant needs its default, the other kinds a field of the record; a mapping's entries are tried in order.",
    warning: true,
  },
  RW5318: {
    title: "Not a placeholder",
    explanation:
      "Names, descriptions and summaries take {{attribute}} and {{fields['name']}}. Anything else is printed empty or as it stands.",
  },
  RW5319: {
    title: "The path is not that of the body",
    explanation: "Each rule type is created at a path of its own, which has to be that of the fields given.",
  },
  RW5320: {
    title: "First-seen values do not fit the baseline",
    explanation:
      "A first-seen rule follows value fields or one value expression; a baseline per entity groups by the entity's field.",
    warning: true,
  },
  RW5321: {
    title: "Not Terraform's language",
    explanation: "The file cannot be read as HCL, so terraform refuses all of it.",
  },
  RW5322: {
    title: "Not an argument of the resource",
    explanation:
      "terraform plan refuses arguments and blocks that the provider's resource does not know, and resources that lack a required one.",
  },
  RW5323: {
    title: "Not a match list",
    explanation:
      "A match list has a name, a description and a target column, which is one of the vendor's or a custom one; its items have a value and a description.",
    warning: true,
  },
  RW5324: {
    title: "A match list that the run does not have",
    explanation: "The rule asks for a list that none of the files defines, though one of nearly that name.",
    warning: true,
  },
  RW5325: {
    title: "Not a tuning expression",
    explanation:
      "A tuning expression is joined to the rule's own text before it is read, so that a bad one breaks every rule it belongs to.",
    warning: true,
  },
  RW5330: {
    title: "Not a log search",
    explanation: "The text cannot be read by the grammar of log searches, so running it fails.",
  },
  RW5331: {
    title: "Not an operator or function of log search",
    explanation: "A stage begins with an operator, or calculates a field with `as`.",
  },
  RW5332: {
    title: "Not a field of the records",
    explanation:
      'A search over normalised records reads their attributes, fields of the raw message as %"fields.name", and what an earlier stage has made.',
  },
  RW5333: {
    title: "Not the form of a saved search",
    explanation: "The library imports saved searches and folders of them in a fixed form.",
    warning: true,
  },
  RW5350: {
    title: "AND and OR side by side",
    explanation: "AND binds tighter than OR. Several published rules are wrong by it; parentheses say what is meant.",
    warning: true,
  },
  RW5351: {
    title: "A test that always holds",
    explanation: "A value differs from one of two others always: `a != x OR a != y`. AND was meant, or NOT … IN.",
    warning: true,
  },
  RW5352: {
    title: "A test that never holds",
    explanation: "No value equals two different ones, and no lower-cased value equals text with capitals.",
    warning: true,
  },
  RW5353: {
    title: "LIKE without a wildcard",
    explanation: "LIKE compares the whole value. Without % it is an equality.",
    warning: true,
  },
  RW5354: {
    title: "An underscore in LIKE",
    explanation: "In a LIKE pattern _ stands for any one character, so the pattern matches more than it says.",
    warning: true,
  },
  RW5355: {
    title: "A wildcard in an equality",
    explanation: "= and IN compare the text as it is; % and * stand for themselves.",
    warning: true,
  },
  RW5356: {
    title: "A flag group around nothing",
    explanation: "(?i:) applies to the empty text inside it. (?i) at the beginning applies to the rest.",
    warning: true,
  },
  RW5357: {
    title: "An HTML entity in a literal",
    explanation: "The text has been escaped for a web page; records hold < > & themselves.",
    warning: true,
  },
  RW5358: {
    title: "A blank that is none",
    explanation: "A no-break space or byte order mark stands between words. Not every reader takes it for a blank.",
    warning: true,
  },
  RW5359: {
    title: "A string that ends in a backslash",
    explanation: "A reader that takes the backslash for an escape reads on to the next quote.",
    warning: true,
  },
  RW5360: {
    title: "Text compared as a number",
    explanation:
      "Fields of the raw message and many attributes with numbers in them are text. Without toInt or toDouble they compare as text or not at all.",
    warning: true,
  },
  RW5361: {
    title: "A deprecated attribute",
    explanation: "The schema keeps the attribute for old rules; current mappings do not fill it.",
    warning: true,
  },
  RW5362: {
    title: "No source named",
    explanation:
      "The rule reads raw fields or event ids of one product but does not say which, so that it also judges other products' records.",
    warning: true,
  },
  RW5363: {
    title: "An attribute that the source does not fill",
    explanation:
      "Most CloudTrail records have no `success`: only console sign-ins are mapped to it. fields['errorCode'] tells failures.",
    warning: true,
  },
  RW5364: {
    title: "A technique without a tactic",
    explanation: "Insights group signals by tactic; a technique's tag alone leaves the tactic unknown.",
    warning: true,
  },
  RW5365: {
    title: "Not a tag of ATT&CK",
    explanation: "_mitreAttackTechnique: and _mitreAttackTactic: take an id of ATT&CK Enterprise.",
    warning: true,
  },
  RW5366: {
    title: "A regular expression wider than it looks",
    explanation:
      "MATCHES finds its pattern anywhere in the value. Without ^ and $ a plain word also finds longer names that hold it.",
    warning: true,
  },
  RW5367: {
    title: "A comparison with NULL",
    explanation:
      "A comparison with null gives false, whatever stands on the other side. `IS NULL` and `isEmpty` ask for absence.",
    warning: true,
  },
} as const satisfies Readonly<Record<string, Explanation>>;
