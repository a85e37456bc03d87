import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../support/stage.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const unit = read('docs/sportello.service');
/** All values of a setting, in order. */
const all = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map((found) => found[1]);
const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('the systemd unit', () => {
  it('starts what npm start starts, with the same options', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
    const [command] = all('ExecStart');
    const [settings, started] = scripts.start.split(' exec ');
    expect(command?.replace('/usr/bin/', '').replace('/opt/sportello/', '')).toBe(started);
    expect(all('Environment')).toEqual([`NODE_ENV=production ${settings}`]);
  });

  it('tries again what time can mend, and not what it cannot', () => {
    expect(all('Restart')).toEqual(['on-failure']);
    expect(all('StartLimitIntervalSec')).toEqual(['0']);
    // What a refused start ends with: tests/main-start.test.ts.
    expect(all('RestartPreventExitStatus')).toEqual(['2']);
  });

  it('lets the bot write in its two folders, which the guide makes, and nowhere else', () => {
    expect(all('ProtectSystem')).toEqual(['strict']);
    expect([...all('StateDirectory'), ...all('ReadWritePaths')]).toEqual(['sportello', '-/var/backups/sportello']);
    expect(read('docs/operate.md')).toContain('install -d -m 700 -o sportello -g sportello /var/lib/sportello /var/backups/sportello');
    expect(all('UMask')).toEqual(['0077']);
  });

  it('gives it no rights, and lets it compile JavaScript', () => {
    expect([all('User'), all('NoNewPrivileges'), all('CapabilityBoundingSet')]).toEqual([['sportello'], ['yes'], ['']]);
    expect(all('MemoryDenyWriteExecute')).toEqual([]);
  });

  it.runIf(hasAnalyze)('is one that systemd takes without a word', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sportello-unit-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'sportello.service');
    // It looks for the program, which is elsewhere on a developer's machine.
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });
});
