import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type FileSystem, nodeFileSystem } from "../../src/pack/file-system.ts";
import { version } from "../../src/version.ts";
import { read, repository, run, scratch, snapshot, write } from "../helpers/run.ts";

const slug = "aws-ssm-run-command";
const file = `detections/${slug}/detection.yml`;

function output(folder: string): ReadonlyMap<string, string> {
  return new Map([...snapshot(folder)].filter(([name]) => name.startsWith("dist-rules/")));
}

describe("build", () => {
  test("writes rules, the report and a manifest that lists them", async () => {
    const folder = repository();
    const { code, err } = await run(folder, ["build"]);
    expect(err).not.toContain(" error ");
    expect(code).toBe(0);
    const files = [...output(folder).keys()];
    expect(files).toContain(`dist-rules/sentinel/${slug}.yaml`);
    expect(files).toContain(`dist-rules/sentinel/${slug}.arm.json`);
    expect(files).toContain("dist-rules/splunk/aws_ssm_run_command.spl");
    expect(files).toContain("dist-rules/splunk/aws_ssm_run_command.savedsearch.conf");
    expect(files).toContain("dist-rules/splunk/macros.conf");
    expect(files).toContain(`dist-rules/sumo/${slug}.json`);
    expect(files).toContain(`dist-rules/sumo/${slug}.tf`);
    expect(files).toContain("dist-rules/elastic/execution_aws_ssm_run_command.toml");
    expect(files).toContain("dist-rules/elastic/execution_aws_ssm_run_command.ndjson");
    expect(files).toContain("dist-rules/sigma/aws_ssm_run_command.yml");
    const manifest = JSON.parse(read(folder, "dist-rules/manifest.json"));
    expect(Object.keys(manifest.files).map((name) => `dist-rules/${name}`)).toEqual(
      files.filter((name) => !name.endsWith("manifest.json")),
    );
  });

  test("the same input gives the same bytes, and a second build touches nothing", async () => {
    const folder = repository();
    await run(folder, ["build"]);
    const first = output(folder);
    const writes: string[] = [];
    const fs: FileSystem = {
      ...nodeFileSystem,
      write(name, bytes) {
        writes.push(name);
        nodeFileSystem.write(name, bytes);
      },
    };
    expect((await run(folder, ["build"], fs)).code).toBe(0);
    expect(writes).toEqual([]);
    expect(output(folder)).toEqual(first);
  });

  test("--check passes on fresh output, names what is stale, and writes nothing", async () => {
    const folder = repository();
    await run(folder, ["build"]);
    expect((await run(folder, ["build", "--check"])).code).toBe(0);
    write(
      folder,
      file,
      read(folder, file).replace("severity: medium", "severity: high").replace("risk_score: 47", "risk_score: 73"),
    );
    const before = output(folder);
    const { code, err } = await run(folder, ["build", "--check"]);
    expect(code).toBe(1);
    expect(err).toContain(`sentinel/${slug}.yaml is stale`);
    expect(output(folder)).toEqual(before);
  });

  test("--check passes on a checkout with other line ends and a byte order mark", async () => {
    const folder = repository();
    write(folder, `detections/${slug}/guide.md`, "# Triage\n\nLook at the call.\n\n# Respond\n\nEnd the session.\n");
    write(folder, file, read(folder, file).replace(/\nguide:[\s\S]*?(?=\n[a-z_]+:)/, ""));
    await run(folder, ["build"]);
    for (const name of [file, `detections/${slug}/guide.md`]) {
      write(folder, name, `\uFEFF${read(folder, name).replaceAll("\n", "\r\n")}`);
    }
    const { code, err } = await run(folder, ["build", "--check"]);
    expect(err).not.toContain("stale");
    expect(code).toBe(0);
  });

  test("a removed detection takes its files along in a full build, never in a partial one", async () => {
    const folder = repository();
    await run(folder, ["build"]);
    const second = read(folder, file)
      .replace(/^id: .*/m, "id: 11111111-2222-4333-8444-555555555555")
      .replace(/^title: .*/m, "title: Second");
    write(folder, "detections/second-one/detection.yml", second);
    rmSync(path.join(folder, "detections", slug), { recursive: true });
    expect((await run(folder, ["build", "detections/second-one"])).code).toBe(0);
    expect([...output(folder).keys()]).toContain(`dist-rules/sentinel/${slug}.yaml`);
    expect((await run(folder, ["build"])).code).toBe(0);
    expect([...output(folder).keys()].filter((name) => name.includes("ssm"))).toEqual([]);
    expect([...output(folder).keys()]).toContain("dist-rules/sentinel/second-one.yaml");
  });

  test("a partial build keeps the rest of the manifest and of the shared files", async () => {
    const folder = repository();
    const second = read(folder, file)
      .replace(/^id: .*/m, "id: 11111111-2222-4333-8444-555555555555")
      .replace(/^title: .*/m, "title: Second");
    write(folder, "detections/second-one/detection.yml", second);
    await run(folder, ["build"]);
    const before = output(folder);
    expect((await run(folder, ["build", "detections/second-one", "--target", "splunk"])).code).toBe(0);
    expect(output(folder)).toEqual(before);
  });

  test("a file that is not ours is not replaced", async () => {
    const folder = repository();
    write(folder, `dist-rules/sentinel/${slug}.yaml`, "mine\n");
    const { code, err } = await run(folder, ["build"]);
    expect(code).toBe(3);
    expect(err).toContain("RW7011");
    expect([...output(folder)]).toEqual([[`dist-rules/sentinel/${slug}.yaml`, "mine\n"]]);
  });

  test("a manifest on disk cannot lead the clean-up out of the folder", async () => {
    const folder = repository();
    await run(folder, ["build"]);
    write(folder, "precious.txt", "keep");
    const manifest = JSON.parse(read(folder, "dist-rules/manifest.json"));
    manifest.files["../precious.txt"] = "0";
    write(folder, "dist-rules/manifest.json", JSON.stringify(manifest));
    await run(folder, ["build"]);
    expect(read(folder, "precious.txt")).toBe("keep");
  });

  test.each([1, 3, 8])("a disk that is full at write %i leaves the previous build whole", async (at) => {
    const folder = repository();
    await run(folder, ["build"]);
    const before = output(folder);
    write(folder, file, read(folder, file).replace(/^title: .*/m, "title: Another title of the same thing"));
    let count = 0;
    const fs: FileSystem = {
      ...nodeFileSystem,
      write(name, bytes) {
        count += 1;
        if (count === at) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
        nodeFileSystem.write(name, bytes);
      },
    };
    const { code, err } = await run(folder, ["build"], fs);
    expect(code).toBe(3);
    expect(err).toContain("the disk is full");
    expect(output(folder)).toEqual(before);
  });

  test("an output folder that is a file is named", async () => {
    const folder = repository();
    write(folder, "out", "a file");
    const { code, err } = await run(folder, ["build", "--out", "out"]);
    expect(code).toBe(3);
    expect(err).toMatch(/RW70\d\d/);
  });

  test("a loss that nobody accepted fails and says how to accept it", async () => {
    const folder = repository("azure-run-command-suspicious-sign-in");
    const name = "detections/azure-run-command-suspicious-sign-in/detection.yml";
    write(folder, name, read(folder, name).replace(/\naccept:[\s\S]*?(?=\n[a-z_]+:|$)/, "\n"));
    const { code, err } = await run(folder, ["build"]);
    expect(code).toBe(1);
    expect(err).toContain("RW4001");
    expect(err).toContain("code: substitute-source");
    expect(output(folder).size).toBe(0);
  });

  test("the block of acceptances that it prints is enough once pasted, and one that is left is added to", async () => {
    const folder = repository("azure-run-command-suspicious-sign-in");
    const name = "detections/azure-run-command-suspicious-sign-in/detection.yml";
    const text = read(folder, name).replace(/\naccept:[\s\S]*?(?=\n[a-z_]+:|$)/, "\n");
    write(folder, name, text);
    const first = await run(folder, ["build"]);
    const losses = first.err.match(/error RW4001/g)?.length ?? 0;
    const [block = ""] = /^accept:\n(?: {2}- .*\n)+/m.exec(first.err) ?? [];
    const lines = block.trimEnd().split("\n").slice(1);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.length).toBeLessThan(losses);
    expect(block).toContain("about: 'unusual_sign_in: azure.signin for azure.ueba'");
    const reasoned = (yaml: string): string => yaml.replaceAll("reason: …", "reason: Known and looked at");
    write(folder, name, reasoned(`${text}\naccept:\n${lines.slice(2).join("\n")}\n`));
    const second = await run(folder, ["build"]);
    expect(second.err).toContain("add this to its `accept:`");
    expect(second.err.endsWith(`${lines.slice(0, 2).join("\n")}\n`)).toBe(true);
    write(folder, name, `${text}\n${block}`);
    expect((await run(folder, ["build"])).err).toContain("RW3157");
    write(folder, name, reasoned(`${text}\n${block}`));
    const third = await run(folder, ["build"]);
    expect(third.err).not.toContain("RW4002");
    expect(third.code).toBe(0);
    expect((await run(folder, ["build", "--format", "json"])).out).not.toContain("accept:");
  });

  test("--baseline fails when fidelity got worse", async () => {
    const folder = repository();
    await run(folder, ["build"]);
    const manifest = JSON.parse(read(folder, "dist-rules/manifest.json"));
    write(folder, "baseline.json", JSON.stringify(manifest));
    expect((await run(folder, ["build", "--baseline", "baseline.json"])).code).toBe(0);
    manifest.detections["gone-now"] = manifest.detections[slug];
    write(folder, "baseline.json", JSON.stringify(manifest));
    const { code, err } = await run(folder, ["build", "--baseline", "baseline.json"]);
    expect(code).toBe(1);
    expect(err).toContain("gone-now was in the baseline and is gone");
    write(folder, "baseline.json", "[]");
    expect((await run(folder, ["build", "--baseline", "baseline.json"])).code).toBe(3);
  });

  test("--baseline points at an accepted loss that is new, though the level stays", async () => {
    const folder = repository("azure-run-command-many-vms");
    const name = "detections/azure-run-command-many-vms/detection.yml";
    await run(folder, ["build"]);
    const manifest = JSON.parse(read(folder, "dist-rules/manifest.json"));
    const { sumo } = manifest.detections["azure-run-command-many-vms"].targets;
    const { level } = sumo;
    sumo.notes = sumo.notes.filter((note: { code: string }) => note.code !== "key-case");
    write(folder, "baseline.json", JSON.stringify(manifest));
    const { code, err } = await run(folder, ["build", "--baseline", "baseline.json"]);
    expect(code).toBe(1);
    expect(level).toBe("approximate");
    const line =
      read(folder, name)
        .split("\n")
        .findIndex((text) => text.includes("group_by:")) + 1;
    expect(err).toContain(`${name}:${line}:`);
    expect(err).toContain("on sumo loses more than in the baseline: key-case (actor.key): ");
    expect(err).not.toContain("key-approximate");
  });

  test("usage errors exit with 3 and suggest", async () => {
    const folder = repository();
    expect((await run(folder, ["bulid"])).code).toBe(3);
    expect((await run(folder, ["bulid"])).err).toContain("build");
    expect((await run(folder, ["build", "--target", "qradar"])).err).toContain("sentinel");
    expect((await run(folder, ["explain", "aws-ssm-run-comand"])).err).toContain("aws-ssm-run-command");
  });

  test("a broken configuration exits with 3 and points into it", async () => {
    const folder = repository();
    write(folder, "rulewright.config.yml", "targets: [sentinel, qradar]\n");
    const { code, err } = await run(folder, ["build"]);
    expect(code).toBe(3);
    expect(err).toMatch(/rulewright\.config\.yml:1:\d+ error/);
  });

  test("findings come as JSON and SARIF too", async () => {
    const folder = repository();
    write(folder, file, read(folder, file).replace("version: 1", "version: one"));
    const json = JSON.parse((await run(folder, ["build", "--format", "json"])).out);
    expect(JSON.stringify(json)).toContain("RW20");
    const sarif = JSON.parse((await run(folder, ["validate", "--format", "sarif"])).out);
    expect(sarif.version).toBe("2.1.0");
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(file);
  });
});

describe("init", () => {
  test("makes a repository that builds, and keeps what is there", async () => {
    const folder = repository();
    rmSync(path.join(folder, "detections"), { recursive: true });
    mkdirSync(path.join(folder, "x"));
    write(folder, "x/.gitignore", "mine\n");
    const { code, err } = await run(folder, ["init", "x"]);
    expect(code).toBe(0);
    expect(err).toContain("kept x/.gitignore");
    const inside = path.join(folder, "x");
    const built = await run(inside, ["build"]);
    expect(built.err).not.toMatch(/ (error|warning) /);
    expect(built.code).toBe(0);
  });

  test("what its workflow and package.json run passes, with a test that alerts and one that does not", async () => {
    const folder = scratch();
    await run(folder, ["init"]);
    const { scripts, devDependencies } = JSON.parse(read(folder, "package.json"));
    expect(devDependencies).toBeUndefined();
    const workflow = read(folder, ".github/workflows/detections.yml");
    expect(workflow).toContain(`./rulewright-${version}.tgz`);
    const commands = [...workflow.matchAll(/npx rulewright (.+)/g)].map(([, command = ""]) => command);
    expect(commands).toContain("build --check --verify --test");
    for (const script of [scripts.build, scripts.test, scripts.check])
      commands.unshift(script.replace("rulewright ", ""));
    commands.unshift(scripts.build.replace("rulewright ", ""));
    for (const command of new Set(commands)) expect((await run(folder, command.split(" "))).code, command).toBe(0);
    expect(read(folder, "detections/azure-vm-extension-written/detection.yml")).toMatch(
      /expect: \[\{[\s\S]*expect: none/,
    );
    expect(read(folder, ".gitattributes")).toContain("* text=auto eol=lf\n");
  }, 60_000);
});

describe("explain, list and sources", () => {
  test("explain shows the lines of the detection beside each emitted line", async () => {
    const folder = repository();
    const { code, out } = await run(folder, ["explain", slug, "--target", "sentinel"]);
    expect(code).toBe(0);
    const line =
      read(folder, file)
        .split("\n")
        .findIndex((text) => text.includes("service: ssm.amazonaws.com")) + 1;
    const emitted = out
      .split("\n")
      .find((text) => text.includes("EventSource") && text.includes("ssm.amazonaws.com") && text.includes(" | "));
    expect(emitted?.split(" | ")[0]?.trim().split(",")).toContain(String(line));
  });

  test("list shows a level for each target", async () => {
    const { code, out } = await run(repository(), ["list"]);
    expect(code).toBe(0);
    expect(out.split("\n")[1]).toMatch(/^aws-ssm-run-command +1 +medium +(exact|wider|narrower|approximate)/);
  });

  test("sources shows fields and where each target keeps them", async () => {
    const folder = repository();
    expect((await run(folder, ["sources"])).out).toContain("azure.activity");
    expect((await run(folder, ["sources", "azure.activity"])).out).toContain("OperationNameValue");
    const { code, err } = await run(folder, ["sources", "azure.activty"]);
    expect(code).toBe(3);
    expect(err).toContain("azure.activity");
  });
});
