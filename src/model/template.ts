import { z } from 'zod';

/** Longest Jsonnet template, in characters. */
export const maxTemplateLength = 4096;
export const template = () => z.string().min(1).max(maxTemplateLength);
