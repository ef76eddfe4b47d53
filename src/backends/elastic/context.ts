import type { BoundField } from "../../catalog/nodes.ts";
import { storedField } from "../../catalog/stored-field.ts";
import type { Polarity } from "../../fidelity/notes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { sufficientTerms } from "../../model/score.ts";
import type { ScoreNode } from "../../plan/nodes.ts";
import { planPolarity } from "../../plan/polarity.ts";
import { simplify } from "../../plan/simplify.ts";
import { type Branch, type Stages, stages } from "../../plan/stages.ts";
import type { CompileInput } from "../backend.ts";
import { capabilities } from "./capabilities.ts";
import { type Exception, withoutExceptions } from "./exceptions.ts";
import type { Key } from "./rule.ts";
import { flattened, prepare, type Vocabulary, vocabularyOf } from "./stored.ts";

/** What building the rules of one detection needs all over. */
export interface RuleContext {
  readonly input: CompileInput;
  readonly stages: Stages<BoundField>;
  readonly polarity: Polarity;
  readonly vocabulary: Vocabulary;
  /** What the records of each branch must satisfy, with its look-ups in lists. */
  readonly judged: ReadonlyMap<ElasticBranch, Predicate<BoundField>>;
  /** Exclusions that stand beside the query. */
  readonly exceptions: readonly Exception[];
}

export type ElasticBranch = Branch<BoundField>;

export function ruleContext(input: CompileInput): RuleContext {
  const taken = stages(input.plan);
  return {
    input,
    stages: taken,
    polarity: planPolarity(input.plan, capabilities),
    vocabulary: vocabularyOf(taken.branches.map((branch) => branch.scan.source)),
    judged: new Map(taken.branches.map((branch) => [branch, judgedRecords(branch)])),
    exceptions: [],
  };
}

/** What tells the records of a branch from others in its indexes. */
export function datasetOf(branch: ElasticBranch): Predicate<BoundField> {
  const { span } = branch.scan;
  const { scope } = branch.binding;
  const values = scope.kind === "elastic" ? scope.dataset : [];
  if (values.length === 0) return { kind: "constant", value: true, span };
  const field = storedField("data_stream.dataset", {
    kind: "column",
    name: "data_stream.dataset",
    type: "constant_keyword",
  });
  return { kind: "test", field, match: { kind: "equals", values, cased: true }, span };
}

/** The records of a branch as one predicate, without its score. A collapse is judged record by record, which is noted. */
export function recordsOf(branch: ElasticBranch, context: RuleContext): Predicate<BoundField> {
  const { notes, detection } = context.input;
  const { collapse, filters } = branch;
  if (collapse !== undefined) {
    const plain = context.stages.trigger === undefined && filters.length === 0;
    notes.add({
      code: "operation-lost",
      construct: "operation",
      reason: "a rule sees single documents, so each record that satisfies the operation's test counts by itself",
      span: collapse.span,
      direction: plain ? "over" : "both",
    });
  }
  const judged = context.judged.get(branch) ?? judgedRecords(branch);
  const kept = context.exceptions.length === 0 ? undefined : withoutExceptions(judged, context.exceptions);
  return prepare(kept === undefined ? judged : simplify(kept), detection.lists);
}

function judgedRecords(branch: ElasticBranch): Predicate<BoundField> {
  const { scan, collapse, filters } = branch;
  const operands = [
    datasetOf(branch),
    scan.where,
    ...(collapse?.any === undefined ? [] : [collapse.any]),
    ...filters.map((filter) => filter.where),
  ];
  return simplify({ kind: "and", operands, span: scan.where.span });
}

/** The records whose score reaches the threshold, said without arithmetic. */
export function scoreHolds(score: ScoreNode<BoundField>, context: RuleContext): Predicate<BoundField> {
  const { span, base, atLeast, add } = score;
  const ways = sufficientTerms({
    base,
    atLeast,
    span,
    add: add.map((term) => ({
      event: term.name,
      when: { kind: "constant", value: true, span },
      refines: "",
      points: term.points,
      span: term.span,
    })),
  });
  const when = new Map(add.map((term) => [term.name, term.when]));
  const term = (name: string): Predicate<BoundField> => when.get(name) ?? { kind: "constant", value: false, span };
  const either: Predicate<BoundField> = {
    kind: "or",
    span,
    operands: ways.map((way) => ({
      kind: "and",
      span,
      operands: [
        ...way.present.map(term),
        ...way.absent.map((name): Predicate<BoundField> => ({ kind: "not", operand: term(name), span })),
      ],
    })),
  };
  return prepare(simplify(either), context.input.detection.lists);
}

/** The records of a branch that count: with every key present and the score reached. */
export function countedRecords(
  branch: ElasticBranch,
  keys: readonly Key[],
  context: RuleContext,
): Predicate<BoundField> {
  const { span } = branch.scan.where;
  const present = keys.flatMap((key) =>
    branch.events.flatMap((event): readonly Predicate<BoundField>[] => {
      const field = key.fields.get(event);
      return field === undefined
        ? []
        : [{ kind: "test", field: flattened(field), match: { kind: "exists" }, span: key.span }];
    }),
  );
  const score = branch.score === undefined ? [] : [scoreHolds(branch.score, context)];
  const records = recordsOf(branch, context);
  if (present.length + score.length === 0) return records;
  return simplify({ kind: "and", operands: [records, ...present, ...score], span });
}

/** Index patterns of the branches, each once; the configuration's stand in front of the catalog's. */
export function indexesOf(branches: readonly ElasticBranch[], context: RuleContext): readonly string[] {
  const patterns = branches.flatMap(({ binding }) => {
    const configured = context.input.settings.elastic.indexes.get(binding.source);
    if (configured !== undefined) return configured;
    return binding.scope.kind === "elastic" ? binding.scope.index : [];
  });
  return [...new Set(patterns)];
}

/** The category an EQL rule over these branches names. */
export function categoryOf(branches: readonly ElasticBranch[]): string {
  const categories = new Set(
    branches.map(({ binding }) => (binding.scope.kind === "elastic" ? binding.scope.category : "any")),
  );
  const [only] = categories;
  return categories.size === 1 && only !== undefined ? only : "any";
}
