import type { Explanation } from "../diagnostics/explanation.ts";

/** Findings about the catalog: `catalog/<source>/source.yml` and the bindings beside it. */
export const catalogCodes = {
  RW2300: {
    title: "The file stands in the wrong folder",
    explanation:
      "A source is named after its folder, and a binding names the source and the target of its path: `catalog/azure.activity/sentinel.yml` binds azure.activity for sentinel.",
  },
  RW2301: {
    title: "A key is missing",
    explanation:
      "After all overlays are laid over each other, a source needs title, description, delay and fields; a binding needs scope, time, fields and contract, or `absent` with a reason.",
  },
  RW2302: {
    title: "Not exactly one kind of expression",
    explanation:
      "An expression has exactly one of column, first_of, any_of, lower, remove, segment, extract, only_if, path, constant, absent and field.",
  },
  RW2303: {
    title: "A key of another kind of expression",
    explanation: "`type` goes with `column`, `disjoint` with `first_of`; `only_if` takes either `contains` or `lacks`.",
  },
  RW2304: {
    title: "Unknown field in an expression",
    explanation: "`field:` names a canonical field of the same file or an entry of its `columns`.",
  },
  RW2305: {
    title: "Expressions refer to each other in a circle",
    explanation: "A `field:` reference is replaced by the expression it names, so it may not lead back to itself.",
  },
  RW2306: {
    title: "Regular expression not common to all targets",
    explanation: "Only syntax that RE2 and PCRE share and read alike is taken: no look-around, no back-references.",
  },
  RW2307: {
    title: "No capturing group",
    explanation: "`extract` yields group 1 of its expression, so there has to be exactly one capturing group.",
  },
  RW2308: {
    title: "Unknown canonical field",
    explanation: "A binding binds the fields of its source.yml. A new field is written there first.",
  },
  RW2309: {
    title: "A field is not bound",
    explanation:
      "Every binding covers every field of the source, if need be with `absent` and the reason, so that nothing is lost silently.",
  },
  RW2310: {
    title: "Value outside the field's vocabulary",
    explanation: "`values`, `cases` and value groups use the closed vocabulary that the source gives the field.",
  },
  RW2311: {
    title: "A value of the vocabulary is not mapped",
    explanation:
      "Where `values` or `cases` map a vocabulary, they map all of it: a test on an unmapped value would never hold.",
  },
  RW2312: {
    title: "The field cannot identify anything",
    explanation:
      "A field that identifies operations or events is one value per record, without a closed vocabulary, and is not bound to a constant, to several fields at once or to mapped values.",
  },
  RW2313: {
    title: "Unknown field in a value group",
    explanation: "A value group belongs to one field of its source.",
  },
  RW2314: {
    title: "Listed spellings without a list",
    explanation: "`spellings: listed` says that `values` holds every stored spelling, so `values` has to be there.",
  },
  RW2315: {
    title: "Scope of another target",
    explanation:
      "The keys of `scope` depend on `backend`: a table for sentinel, a macro for splunk, record types for sumo.",
  },
  RW2316: {
    title: "Reserved field name",
    explanation: "`time` and `score` exist in every source and cannot be defined again.",
  },
  RW2317: {
    title: "A form is told by something that the source lacks",
    explanation:
      "`where` of a form names fields of the source and their values; `<field>|group` names value groups of that field.",
  },
} as const satisfies Record<string, Explanation>;

export type CatalogCode = keyof typeof catalogCodes;
