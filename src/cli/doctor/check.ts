/** One thing the doctor looked at. */
export interface Check {
  name: string;
  ok: boolean;
  /** What was found. */
  message: string;
  /** What to do about a problem. */
  advice?: string;
}

export const fine = (name: string, message: string): Check => ({ name, ok: true, message });

export const problem = (name: string, message: string, advice: string): Check => ({ name, ok: false, message, advice });
