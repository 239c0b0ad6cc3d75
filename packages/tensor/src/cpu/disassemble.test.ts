import { expect, test } from "vitest";
import { assemble, FunctionWriter } from "./assembler.js";
import { disassemble } from "./disassemble.js";
import { constantBytes } from "./emit.js";

test("every kind of immediate comes back as the text format has it", () => {
  const f = new FunctionWriter("body", ["i32", "i32"]);
  const [a, b] = f.params as [(typeof f.params)[number], (typeof f.params)[number]];
  const vector = f.local("v128");
  f.get(a);
  f.i32(-1);
  f.op("i32.add");
  f.tee(b);
  f.if(() => {
    f.loop(() => {
      f.i32(123456);
      f.memory("i32.load", 300);
      f.op("i32.eqz");
    });
  });
  f.v128(constantBytes("f32", 1));
  f.get(vector);
  f.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
  f.set(vector);
  f.get(a);
  f.get(vector);
  f.simdMemoryLane("v128.store32_lane", 8, 3);
  f.get(a);
  f.simdMemory("v128.load");
  f.simdLane("i32x4.extract_lane", 2);
  f.set(b);
  expect(disassemble(assemble([f], false))).toBe(`(func (export "body") (param i32 i32)
  (local v128)
  local.get 0
  i32.const -1
  i32.add
  local.tee 1
  if
    loop
      i32.const 123456
      i32.load offset=300
      i32.eqz
      br_if 0
    end
  end
  v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
  local.get 2
  i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
  local.set 2
  local.get 0
  local.get 2
  v128.store32_lane offset=8 3
  local.get 0
  v128.load
  i32x4.extract_lane 2
  local.set 1)`);
});

test("shared memory and several functions change nothing else", () => {
  const f = new FunctionWriter("body", ["i32"]);
  const g = new FunctionWriter("finish", []);
  expect(disassemble(assemble([f, g], true))).toBe(
    '(func (export "body") (param i32))\n\n(func (export "finish"))',
  );
});
