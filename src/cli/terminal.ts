import type { FileSystem } from "../pack/file-system.ts";

/** The world a command sees: disk, streams, place. Tests pass their own. */
export interface Terminal {
  readonly fs: FileSystem;
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colour: boolean;
  /** Standard error is a person's terminal, so a progress line is welcome. */
  readonly interactive: boolean;
  readonly quiet: boolean;
  /** A folder for what is worth remembering between runs and may be deleted at any time; none to remember nothing. */
  readonly cache: string | undefined;
}

/** 0: fine; 1: findings; 2: a bad spec; 3: usage, configuration or disk. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Shows what is going on during long work: one line that is overwritten, on a person's terminal only. */
export function progress(terminal: Terminal, total: number): { step(name: string): void; done(): void } {
  if (!terminal.interactive || terminal.quiet || total < 20) return { step() {}, done() {} };
  let count = 0;
  return {
    step(name) {
      count += 1;
      terminal.err(`\r\u001b[K[${count}/${total}] ${name}`);
    },
    done() {
      terminal.err("\r\u001b[K");
    },
  };
}
