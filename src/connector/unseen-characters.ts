/**
 * What a reader cannot see, or what makes him see something else: control characters (C0, DEL, C1), line and paragraph separators,
 * bidirectional controls, zero-width and other ignorable characters, halves of surrogate pairs, non-characters. U+FE0F alone may stay:
 * it only makes an emoji colourful.
 */
export const unseenCharacters = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\p{NChar}]/gu;
