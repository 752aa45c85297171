import { crc32 } from '../connector/crc32.ts';

/** One file of an archive. */
export interface ZipFile {
  readonly path: string;
  readonly executable: boolean;
  readonly bytes: Uint8Array;
}

const localSize = 30;
const centralSize = 46;
const endSize = 22;
/** 1 January 1980, 00:00, as DOS writes it: the earliest date the format knows. */
const dosDate = 0x0021;
const utf8Names = 0x0800;
const unix = 3 << 8;

/**
 * A zip archive in which every byte follows from the files: the order given, no times, nothing compressed. No compressor is involved,
 * so that the same files give the same archive with every version of every library, and other tools can rebuild it.
 */
export function writeZip(files: readonly ZipFile[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.path);
    const local = Buffer.alloc(localSize);
    local.writeUInt32LE(0x04034b50, 0);
    const sum = crc32(file.bytes);
    writeFacts(local, 4, file, sum, name.length);
    parts.push(local, name, Buffer.from(file.bytes));
    const central = Buffer.alloc(centralSize);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(unix | 20, 4);
    writeFacts(central, 6, file, sum, name.length);
    central.writeUInt32LE(((file.executable ? 0o100755 : 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    offset += localSize + name.length + file.bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(endSize);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

/** The fields that the local and the central header share. */
function writeFacts(header: Buffer, at: number, file: ZipFile, sum: number, nameLength: number): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(utf8Names, at + 2);
  header.writeUInt16LE(dosDate, at + 8);
  header.writeUInt32LE(sum, at + 10);
  header.writeUInt32LE(file.bytes.length, at + 14);
  header.writeUInt32LE(file.bytes.length, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
}

/** The files of an archive that `writeZip` made; `undefined` for any other bytes. */
export function readZip(bytes: Uint8Array): ZipFile[] | undefined {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (zip.length < endSize || zip.readUInt32LE(zip.length - endSize) !== 0x06054b50) return undefined;
  const files: ZipFile[] = [];
  // Entries that point to the same bytes again and again would fill the memory before the comparison at the end refuses them.
  let room = zip.length;
  let at = zip.readUInt32LE(zip.length - 6);
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left -= 1) {
    if (at + centralSize > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return undefined;
    const size = zip.readUInt32LE(at + 24);
    const nameEnd = at + centralSize + zip.readUInt16LE(at + 28);
    const start = zip.readUInt32LE(at + 42) + localSize + zip.readUInt16LE(at + 28);
    room -= size + localSize + centralSize;
    if (nameEnd > zip.length || start + size > zip.length || room < 0) return undefined;
    const path = zip.toString('utf8', at + centralSize, nameEnd);
    files.push({
      path,
      executable: ((zip.readUInt32LE(at + 38) >>> 16) & 0o111) !== 0,
      bytes: new Uint8Array(zip.subarray(start, start + size)),
    });
    at = nameEnd;
  }
  // Ours is the only archive of these files: whatever differs from it was not written here.
  return Buffer.compare(writeZip(files), zip) === 0 ? files : undefined;
}
