import fc from "fast-check";

// The same values in every run, so that a failure is a change's own; FUZZ=1 looks for new ones.
if (process.env["FUZZ"] === undefined) fc.configureGlobal({ seed: 1651 });
