/** What a demo has shown. */
export interface Shown {
  /** For people. */
  summary: string[];
  /** Read by machines too. */
  lastLine: string;
  /** Whether everything is as it is to be. */
  isWell: boolean;
  /** Where to go from here, while it stays up. */
  whatToLookAt: string[];
}
