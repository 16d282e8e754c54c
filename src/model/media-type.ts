/** `type/subtype` in lower case, without parameters. */
export const mediaTypeOf = (contentType: string): string => contentType.replace(/;.*/s, '').trim().toLowerCase();

export const isJson = (mediaType: string): boolean =>
  mediaType === 'application/json' || /^[^/]+\/[^/]+\+json$/.test(mediaType);
