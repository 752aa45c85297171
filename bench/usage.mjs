/** Preloaded into each measured process: leaves what the process used in the file that USAGE_FILE names. */
import { writeFileSync } from 'node:fs';

const file = process.env.USAGE_FILE;
const mainPid = process.env.USAGE_PID;
if (file && !mainPid) {
  process.env.USAGE_PID = String(process.pid);
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ user: userCPUTime / 1e6, system: systemCPUTime / 1e6, peak: maxRSS / 1024 }));
  });
}
