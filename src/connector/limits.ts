/** What a submission may cost at most. Beyond a limit nothing is parsed: there is a finding instead. */
export const limits = {
  /** Bytes of one file. */
  fileBytes: 2_097_152,
  /** Bytes of all files of one folder. */
  folderBytes: 8_388_608,
  /** Files of one folder. */
  folderFiles: 100,
  /** Bytes of all paths that a submission changes: some 100,000 paths. */
  pathBytes: 8_388_608,
  /** How long git may take to list them, in milliseconds; for what people submit it takes a moment. */
  listingTime: 10_000,
  /** Publishers' records of one submission that are looked into. */
  submissionRecords: 1_000,
  /** Bytes of all records of publishers. */
  recordBytes: 67_108_864,
  /** Levels of nested objects and arrays in one JSON file. */
  jsonDepth: 64,
  /** Values in one JSON file. */
  jsonNodes: 200_000,
  /** Connectors of one submission that are read; it may change one. */
  submissionConnectors: 20,
  /** Entries of one archive. */
  zipEntries: 1_000,
  /** How many times larger than packed an entry of an archive may be: texts reach 50, an archive made to harm 1,000. */
  zipRatio: 200,
  /** Bytes of everything a certification package unpacks to, archives inside of it included. */
  packageBytes: 16_777_216,
  /** Elements of one XML file. */
  xmlElements: 50_000,
  /** Levels of nested elements of one XML file. */
  xmlDepth: 64,
  /** Pixels of an image that is looked into. */
  imagePixels: 1_048_576,
} as const;
