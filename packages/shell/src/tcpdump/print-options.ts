/** How lines are printed: the letters of tcpdump. */
export interface PrintOptions {
  /** `-n`: numbers in place of the names of ports. */
  readonly numeric: boolean;
  /** `-e`. */
  readonly linkLayer: boolean;
  /** `-q`. */
  readonly quick: boolean;
  /** How many `-v`. */
  readonly verbose: number;
  /** `-S`. */
  readonly absoluteSequence: boolean;
  /** How many `-t`: 1 none, 2 seconds, 3 since the line before, 4 with the date, 5 since the first line. */
  readonly timestamps: number;
  /** `-x`, `-xx`, `-X`, `-XX`, `-A`. */
  readonly dump: 'none' | 'hex' | 'hex-link' | 'hex-ascii' | 'hex-ascii-link' | 'ascii';
  /** `--number`, `-#`. */
  readonly numbered: boolean;
}

/** How the frames of a capture begin: one interface with Ethernet or without, or all together (LINUX_SLL2). */
export type CaptureLink = 'ethernet' | 'none' | 'cooked';

export interface TcpdumpOutput {
  /** What comes before the first line, on stderr. */
  readonly greeting: string;
  readonly link: CaptureLink;
  readonly print: PrintOptions;
}
