/** What a submission may cost at most. Beyond a limit nothing is parsed: there is a finding instead. */
export const limits = {
  /** Bytes of one file. */
  fileBytes: 2_097_152,
  /** Bytes of all files of one folder. */
  folderBytes: 8_388_608,
  /** Files of one folder. */
  folderFiles: 100,
  /** Levels of nested objects and arrays in one JSON file. */
  jsonDepth: 64,
  /** Values in one JSON file. */
  jsonNodes: 200_000,
} as const;
