/** By a path, or a URL. */
export const isTypeScript = (path: string): boolean => /\.m?ts$/.test(path);
