import type { ReadCommand } from "./body.ts";
import { readConvert, readDedup, readFields, readInputlookup, readLookup, readRename, readSort } from "./columns.ts";
import { readEvalCommand, readHead, readRegex, readRex, readSearchCommand, readWhere } from "./expressions.ts";
import { readGeneric, readList, readNested } from "./lists.ts";
import { readBin, readChart, readStats, readTop, readTstats } from "./statistics.ts";

const same = (read: ReadCommand, ...names: readonly string[]): readonly (readonly [string, ReadCommand])[] =>
  names.map((name) => [name, read]);

const commands: ReadonlyMap<string, ReadCommand> = new Map([
  ...same(readSearchCommand, "search"),
  ...same(readWhere, "where"),
  ...same(readEvalCommand, "eval", "fieldformat"),
  ...same(readStats, "stats", "eventstats", "streamstats", "sistats"),
  ...same(readTstats, "tstats", "mstats"),
  ...same(readChart, "chart", "timechart", "sichart", "sitimechart"),
  ...same(readTop, "top", "rare", "sitop", "sirare"),
  ...same(readBin, "bin", "bucket", "discretize"),
  ...same(readFields, "fields"),
  ...same(readRename, "rename"),
  ...same(readLookup, "lookup"),
  ...same(readInputlookup, "inputlookup", "inputcsv"),
  ...same(readDedup, "dedup"),
  ...same(readSort, "sort"),
  ...same(readHead, "head"),
  ...same(readRegex, "regex"),
  ...same(readRex, "rex"),
  ...same(readConvert, "convert"),
  ...same(
    readNested,
    ...["join", "selfjoin", "append", "appendcols", "appendpipe", "multisearch", "union", "foreach", "map"],
  ),
  ...same(
    readList,
    ...["table", "fillnull", "filldown", "mvexpand", "makemv", "mvcombine", "nomv", "transaction", "iplocation"],
    ...["spath", "makeresults", "outputlookup", "outputcsv", "tail", "reverse", "addinfo", "addtotals", "addcoltotals"],
    ...["untable", "xyseries", "xmlkv", "extract", "kv", "uniq", "transpose", "collect", "loadjob", "makecontinuous"],
    ...["gentimes", "localop", "require", "return", "tags", "typer", "rest"],
  ),
]);

export function commandReader(name: string): ReadCommand {
  return commands.get(name) ?? readGeneric;
}
