/** The options before the object: `ip -j -br addr`. */
export interface IpOptions {
  readonly json: boolean;
  readonly brief: boolean;
  readonly oneline: boolean;
  /** `-p`: JSON laid out for people. */
  readonly pretty: boolean;
  /** `-4`: IPv4 and nothing else, so also nothing of the link layer. */
  readonly inet: boolean;
  /** `-s`. */
  readonly statistics: boolean;
}
