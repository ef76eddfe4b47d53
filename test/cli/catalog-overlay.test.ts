import { describe, expect, test } from "vitest";
import { type FileSystem, nodeFileSystem } from "../../src/pack/file-system.ts";
import { repository, run, write } from "../helpers/run.ts";

const source = `name: acme.vpn
title: Acme VPN sessions
description: Sessions of the gateway.
delay: 5m
fields:
  user.name: {type: string, description: Account., fold: lower}
`;

describe("a catalog of one's own", () => {
  test("adds a log source", async () => {
    const folder = repository();
    write(folder, "rulewright.config.yml", "catalog: [ours]\n");
    write(folder, "ours/acme.vpn/source.yml", source);
    const { code, out } = await run(folder, ["sources"]);
    expect(code).toBe(0);
    expect(out).toContain("Acme VPN sessions");
  });

  test("is an error of the configuration where its folder is not there", async () => {
    const folder = repository();
    write(folder, "rulewright.config.yml", "catalog: [ours]\n");
    const { code, err } = await run(folder, ["build"]);
    expect(code).toBe(3);
    expect(err).toContain("rulewright.config.yml:1:11 error RW7001 The catalog folder ours is not there");
  });

  test("has its mistakes shown with the lines around them", async () => {
    const folder = repository();
    write(folder, "rulewright.config.yml", "catalog: [ours]\n");
    write(folder, "ours/acme.vpn/source.yml", source.replace("fold: lower", "fold: upper"));
    const { code, err } = await run(folder, ["sources", "acme.vpn"]);
    expect(code).toBe(3);
    expect(err).toMatch(/^ours\/acme\.vpn\/source\.yml:6:\d+ error RW2/m);
    expect(err).toContain("> 6 |   user.name: {type: string");
  });

  test("that cannot be read is named", async () => {
    const folder = repository();
    write(folder, "rulewright.config.yml", "catalog: [ours]\n");
    write(folder, "ours/aws.cloudtrail/sentinel.yml", "source: aws.cloudtrail\nbackend: sentinel\n");
    const fs: FileSystem = {
      ...nodeFileSystem,
      read(file) {
        if (file.includes("ours")) throw Object.assign(new Error("denied"), { code: "EACCES" });
        return nodeFileSystem.read(file);
      },
    };
    const { code, err } = await run(folder, ["build"], fs);
    expect(code).toBe(3);
    expect(err).toContain("Cannot read ours/aws.cloudtrail/");
  });
});
