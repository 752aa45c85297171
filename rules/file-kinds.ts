/** Kinds of files told by their names, which are paths below the connector's folder. Letter case is ignored. */

export function isArchive(path: string): boolean {
  return /\.(?:zip|7z|rar|gz|tar)$/i.test(path);
}

export function isImage(path: string): boolean {
  return /\.(?:png|jpe?g|svg|gif|webp|bmp|ico)$/i.test(path);
}

/** An image that shows the product: its name speaks of an icon or a logo. */
export function isIconImage(path: string): boolean {
  return /(?:icon|logo)[^/]*\.(?:png|jpe?g|svg|gif)$/i.test(path);
}

/** The introduction, which belongs into the certification package. */
export function isIntroduction(path: string): boolean {
  return /^intro[^/]*\.md$/i.test(path);
}

export function isCSharp(path: string): boolean {
  return /\.(?:csx|cs)$/i.test(path);
}

/** What `paconn` writes beside the connector that it downloads: the environment and the id of somebody's own copy. */
export function isDownloadSettings(path: string): boolean {
  return /(?:^|\/)settings\.json$/i.test(path);
}

/** A file that a system or tool hides, or a file below such a folder. */
export function isHidden(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('.'));
}
