import path from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { BACKEND_IDS, type BackendId } from "../model/nodes.ts";
import { version } from "../version.ts";
import type { Format } from "./finish.ts";
import { isFolder } from "./is-folder.ts";
import type { ExitCode, Terminal } from "./terminal.ts";
import type { WatchOptions } from "./watch.ts";

/** Runs one command line. Commands are loaded when they are used, so that `--help` and `validate` start fast. */
export async function runProgram(args: readonly string[], world: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram(world, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 3;
    world.err(internalError(error));
    return 3;
  }
}

function internalError(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  const stack = process.env.RULEWRIGHT_DEBUG !== undefined && error instanceof Error ? `${error.stack}\n` : "";
  return `Rulewright has a defect: ${detail}\nPlease report it with the detection that shows it. RULEWRIGHT_DEBUG=1 prints where.\n${stack}`;
}

function createProgram(world: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command("rulewright")
    .description("Compiles one YAML detection into Sentinel, Splunk, Sumo Logic, Elastic and Sigma rules.")
    .version(version)
    .option("-q, --quiet", "print findings only")
    .option("-C, --directory <folder>", "run as if started there", named)
    .exitOverride()
    .configureOutput({ writeOut: world.out, writeErr: world.err })
    .showHelpAfterError("(rulewright --help shows what there is)")
    .addHelpText(
      "after",
      examples(["rulewright init my-detections", "rulewright build", "rulewright explain azure-vm-run-command"]),
    );
  const terminal = (): Terminal => {
    const { quiet, directory } = program.opts<{ quiet?: boolean; directory?: string }>();
    return {
      ...world,
      quiet: quiet === true,
      cwd: directory === undefined ? world.cwd : resolveFolder(world, directory),
    };
  };
  const command = (name: string) => program.command(name).exitOverride().configureHelp({ showGlobalOptions: true });

  command("build [paths...]")
    .description("compile detections and write the rules")
    .option("-o, --out <folder>", "where to write (default: output of the configuration, else dist-rules)", named)
    .option("-t, --target <targets...>", "only these targets", collectTargets)
    .option("--verify", "write nothing that a target would refuse: see the command verify")
    .option("--test", "write nothing that fails a test: see the command test")
    .option("--check", "write nothing; fail where the output differs from what the detections say")
    .option("-w, --watch", "build again after every change")
    .option("--baseline <manifest>", "fail where fidelity is worse than in this manifest.json")
    .addOption(strictOption())
    .addOption(formatOption(["pretty", "json", "sarif"]))
    .addHelpText(
      "after",
      examples([
        "rulewright build",
        "rulewright build detections/azure-vm-run-command --target sentinel splunk",
        "rulewright build --check --format sarif",
      ]),
    )
    .action(async (paths: string[], options: BuildFlags) => {
      const { build } = await import("./build.ts");
      const asked = {
        paths,
        out: options.out,
        targets: options.target,
        check: options.check === true,
        verify: options.verify === true,
        test: options.test === true,
        baseline: options.baseline,
        strict: options.strict === true,
        format: options.format,
      };
      const run = (): Promise<ExitCode> => build(asked, terminal());
      finish(await (options.watch === true ? again({ paths, out: options.out, run }, terminal()) : run()));
    });

  command("validate [paths...]")
    .description("check detections without compiling them")
    .addOption(strictOption())
    .addOption(formatOption(["pretty", "json", "sarif"]))
    .addHelpText(
      "after",
      examples(["rulewright validate", "rulewright validate detections/azure-vm-run-command/detection.yml"]),
    )
    .action(async (paths: string[], options: { strict?: boolean; format: Format }) => {
      const { validate } = await import("./validate.ts");
      finish(await validate({ paths, strict: options.strict === true, format: options.format }, terminal()));
    });

  command("verify [paths...]")
    .description("prove offline that the rules of detections, or any rule files, are such that their targets take them")
    .option("--artifact", "the paths are rule files or folders of them, whoever wrote them")
    .option("-t, --target <targets...>", "only these targets", collectTargets)
    .option("--no-cache", "judge everything anew and remember nothing")
    .addOption(strictOption())
    .addOption(formatOption(["pretty", "json", "sarif", "junit"]))
    .addHelpText(
      "after",
      examples([
        "rulewright verify",
        "rulewright verify detections/azure-vm-run-command --target sentinel",
        "rulewright verify --artifact dist-rules my-rule.toml savedsearches.conf",
      ]),
    )
    .action(async (paths: string[], options: VerifyFlags) => {
      const { verify } = await import("./verify.ts");
      const artifacts = options.artifact === true;
      if (artifacts && paths.length === 0) {
        program.error("error: --artifact takes the files or folders to verify", { exitCode: 3 });
      }
      const { target: targets, cache, format } = options;
      finish(await verify({ paths, artifacts, targets, cache, strict: options.strict === true, format }, terminal()));
    });

  command("explain <slug>")
    .description("show the model, the plan, and where each emitted line comes from")
    .option("-t, --target <targets...>", "only these targets", collectTargets)
    .addHelpText("after", examples(["rulewright explain azure-vm-run-command --target elastic"]))
    .action(async (slug: string, options: { target?: BackendId[] }) => {
      const { explain } = await import("./explain.ts");
      finish(await explain({ slug, targets: options.target }, terminal()));
    });

  command("test [names...]")
    .description("run detections, by slug or path, and their rules on sample events: every target must decide the same")
    .option("-t, --target <targets...>", "only these targets", collectTargets)
    .option("--fuzz <events>", "also on so many made-up events per detection", count)
    .option("--seed <number>", "makes other events up", count, 1)
    .option("--no-cache", "read every rule anew and remember nothing")
    .option("-w, --watch", "test again after every change")
    .addOption(strictOption())
    .addOption(formatOption(["pretty", "json", "sarif", "junit"]))
    .addHelpText(
      "after",
      examples([
        "rulewright test",
        "rulewright test azure-vm-run-command --target sentinel --watch",
        "rulewright test --fuzz 2000 --format junit",
      ]),
    )
    .action(async (names: string[], options: TestFlags) => {
      const { test } = await import("./test.ts");
      const asked = {
        names,
        targets: options.target,
        fuzz: options.fuzz,
        seed: options.seed,
        cache: options.cache,
        strict: options.strict === true,
        format: options.format,
      };
      const run = (): Promise<ExitCode> => test(asked, terminal());
      finish(await (options.watch === true ? again({ paths: [], out: undefined, run }, terminal()) : run()));
    });

  command("why <slug> <events>")
    .description("show which clauses of a detection hold on the events of a file, with the values they saw")
    .option("-s, --source <source>", "the log source of the events, where the detection has several", named)
    .option("-t, --target <targets...>", "also what these targets store of the events and make of it", collectTargets)
    .addHelpText("after", examples(["rulewright why aws-ssm-run-command event.json --target sentinel"]))
    .action(async (slug: string, file: string, options: { source?: string; target?: readonly BackendId[] }) => {
      const { why } = await import("./why.ts");
      finish(await why({ slug, file, source: options.source, targets: options.target ?? [] }, terminal()));
    });

  command("list [paths...]")
    .description("show detections and the level each reaches on each target")
    .addOption(formatOption(["pretty", "json"]))
    .addHelpText("after", examples(["rulewright list", "rulewright list --format json"]))
    .action(async (paths: string[], options: { format: "pretty" | "json" }) => {
      const { list } = await import("./list.ts");
      finish(await list({ paths, format: options.format }, terminal()));
    });

  command("sources [name]")
    .description("show the log sources, or the fields of one and where each target stores them")
    .addHelpText("after", examples(["rulewright sources", "rulewright sources azure.activity"]))
    .action(async (name: string | undefined) => {
      const { sources } = await import("./sources.ts");
      finish(await sources({ name }, terminal()));
    });

  command("init [folder]")
    .description("make a working repository with one detection, one workflow and editor settings")
    .addHelpText("after", examples(["rulewright init", "rulewright init my-detections"]))
    .action(async (folder: string | undefined) => {
      const { init } = await import("./init.ts");
      const today = new Date().toISOString().slice(0, 10);
      finish(await init({ folder: folder ?? ".", today }, terminal()));
    });

  return program;
}

interface BuildFlags {
  readonly out?: string;
  readonly target?: readonly BackendId[];
  readonly check?: boolean;
  readonly verify?: boolean;
  readonly test?: boolean;
  readonly watch?: boolean;
  readonly baseline?: string;
  readonly strict?: boolean;
  readonly format: Format;
}

interface TestFlags {
  readonly target?: readonly BackendId[];
  readonly fuzz?: number;
  readonly seed: number;
  readonly cache: boolean;
  readonly watch?: boolean;
  readonly strict?: boolean;
  readonly format: Format;
}

interface VerifyFlags {
  readonly artifact?: boolean;
  readonly target?: readonly BackendId[];
  readonly cache: boolean;
  readonly strict?: boolean;
  readonly format: Format;
}

function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}`;
}

function strictOption(): Option {
  return new Option("--strict", "warnings that are not silenced fail, too");
}

function formatOption(choices: readonly string[]): Option {
  return new Option("-f, --format <format>", "how findings are printed").choices([...choices]).default("pretty");
}

/** An empty name, as an unset variable leaves it, would mean the current folder. */
function named(value: string): string {
  if (value === "") throw new InvalidArgumentError("It is empty.");
  return value;
}

/** Runs a command now and after every change, until the user has enough of it. */
async function again(options: WatchOptions, terminal: Terminal): Promise<ExitCode> {
  const { watch } = await import("./watch.ts");
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  return watch(options, terminal, stop.signal);
}

/** A whole number of at most nine digits. */
function count(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("It is a whole number.");
  return Number(value);
}

/** `--target a b`, `--target a,b` and repeated `--target` mean the same. */
function collectTargets(value: string, previous: readonly BackendId[] | undefined): readonly BackendId[] {
  const targets = [...(previous ?? [])];
  for (const name of value.split(",")) {
    const id = BACKEND_IDS.find((known) => known === name.trim());
    if (id === undefined) {
      throw new InvalidArgumentError(`Known targets are ${BACKEND_IDS.join(", ")}; paths stand before --target.`);
    }
    if (!targets.includes(id)) targets.push(id);
  }
  return targets;
}

function resolveFolder(world: Terminal, folder: string): string {
  const place = path.resolve(world.cwd, folder);
  if (isFolder(place, world)) return place;
  const message = `error: there is no folder ${folder}`;
  world.err(`${message}\n`);
  throw new CommanderError(3, "rulewright.directory", message);
}
