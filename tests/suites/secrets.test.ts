import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';

const SECRET = 'Kq7-not-to-be-written-Zw3';

/** Runs the suite's preflight against a port where nobody listens, as a red run that reports errors of requests. */
async function redRun(out: string): Promise<string> {
  const args = ['playwright', 'test', '--project=preflight'];
  const env = {
    ...process.env,
    FHIR_BASE_URL: 'http://127.0.0.1:1/fhir',
    FHIR_TOKEN: SECRET,
    LIGHTBOX_OUT: out,
  };
  const run = promisify(execFile)('npx', args, { env, maxBuffer: 64 * 1024 * 1024 });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  return stdout + stderr;
}

/** The files in the zip that Playwright's HTML report carries within it. */
function packedReport(html: string): string[] {
  const base64 = /data:application\/zip;base64,([A-Za-z0-9+/=]+)/.exec(html)?.[1];
  const zip = Buffer.from(base64 ?? '', 'base64');
  const texts: string[] = [];
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4)) {
    const size = zip.readUInt32LE(at + 20);
    const header = zip.readUInt32LE(at + 42);
    const data = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(data, data + size);
    const deflated = zip.readUInt16LE(at + 10) === 8;
    texts.push((deflated ? inflateRawSync(packed) : packed).toString('utf8'));
  }
  return texts;
}

test('a request that fails leaves no token in what Playwright reports, nor in any file', async () => {
  const out = mkdtempSync(join(tmpdir(), 'lightbox-secrets-'));
  try {
    const printed = await redRun(out);
    expect(printed).toContain('unreachable');
    expect(printed).not.toContain(SECRET);
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(readFileSync(join(file.parentPath, file.name), 'utf8')).not.toContain(SECRET);
    }
    const packed = packedReport(readFileSync(join(out, 'playwright-report', 'index.html'), 'utf8'));
    expect(packed.join('\n')).toContain('unreachable');
    expect(packed.join('\n')).not.toContain(SECRET);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}, 90_000);
