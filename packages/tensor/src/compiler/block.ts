import { internal } from "../errors.js";
import type { Lanes } from "./lanes.js";
import { constantBits, simplify } from "./peephole.js";

/** What a lane holds: a float, an integer, or a mask of all ones or zeros, 32 or 64 bits wide. */
export type LaneType = "f32" | "f64" | "i32" | "i64" | "m32" | "m64";

/** One instruction on lanes. Its arguments are the numbers of earlier instructions. */
export interface Instruction {
  readonly op: string;
  readonly type: LaneType;
  readonly args: readonly number[];
  readonly immediate: number | bigint;
}

/** What expansions find where they run. */
export interface Target {
  /** Where it does not compute in double, expansions do without. */
  readonly doubles: boolean;
  /** Whether it has exp and log of its own that are to be used. */
  readonly functions: boolean;
}

const allOurs: Target = { doubles: true, functions: false };

/** A straight line of instructions in which no two are the same: equal operations on equal operands get one number. */
export class Block {
  readonly instructions: Instruction[] = [];
  readonly target: Target;
  /** Of a value that is the largest of others: the number of those. */
  readonly largest = new Map<number, number>();
  readonly #numbers = new Map<string, number>();
  readonly #lanes = new Map<string, Lanes<number>>();

  constructor(target = allOurs) {
    this.target = target;
  }

  add(op: string, type: LaneType, args: readonly number[], immediate: number | bigint = 0): number {
    const simpler = args.length > 0 ? simplify(this, op, type, args) : undefined;
    if (simpler !== undefined)
      return "use" in simpler ? simpler.use : this.add(simpler.op, type, simpler.args, immediate);
    const bits = this.#constantBits(op, type, args);
    if (bits !== undefined) return this.add("constant", type, [], bits);
    const shown = Object.is(immediate, -0) ? "-0" : String(immediate);
    const key = `${op} ${type} ${args.join(" ")} ${shown}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.instructions.push({ op, type, args, immediate }) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** Lanes that write into this block. */
  lanes(of: "float32" | "float64" | "int32"): Lanes<number> {
    let lanes = this.#lanes.get(of);
    if (lanes === undefined) {
      lanes = of === "int32" ? intLanes(this) : floatLanes(this, of);
      this.#lanes.set(of, lanes);
    }
    return lanes;
  }

  #constantBits(op: string, type: LaneType, [arg = -1]: readonly number[]): number | bigint | undefined {
    if (op !== "reinterpret" || (type !== "i32" && type !== "i64")) return undefined;
    const from = this.at(arg);
    if (from.op !== "constant" || (from.type !== "f32" && from.type !== "f64")) return undefined;
    return constantBits(from.type, Number(from.immediate));
  }

  at(number: number): Instruction {
    return this.instructions[number] ?? internal(`no instruction ${number}`);
  }

  /** x − max x: at most 0, or NaN. */
  isNotPositive(number: number): boolean {
    const { op, args } = this.at(number);
    return op === "sub" && this.largest.get(args[1] ?? -1) === args[0];
  }

  type(number: number): LaneType {
    return this.at(number).type;
  }

  /** `3: f32 = mul 1 2` — one line each; what code caches and tests of the compiler compare. */
  print(): string {
    return this.instructions
      .map(({ op, type, args, immediate }, i) => {
        const shown =
          immediate === 0 && !Object.is(immediate, -0)
            ? ""
            : ` #${Object.is(immediate, -0) ? "-0" : immediate}`;
        return `${i}: ${type} = ${op}${args.map((arg) => ` ${arg}`).join("")}${shown}`;
      })
      .join("\n");
  }
}

/** Thrown when an expansion asks for what integers do not have; the op is then computed in a pass of its own. */
export class NoExpansion extends Error {}

/** Lanes that write float instructions of one width into a block. */
function floatLanes(block: Block, float: "float32" | "float64"): Lanes<number> {
  const wide = float === "float64";
  const [f, i, m] = wide ? (["f64", "i64", "m64"] as const) : (["f32", "i32", "m32"] as const);
  const unary = (op: string) => (a: number) => block.add(op, f, [a]);
  const binary = (op: string) => (a: number, b: number) => block.add(op, f, [a, b]);
  const compare = (op: string) => (a: number, b: number) => block.add(op, m, [a, b]);
  const integer = (op: string) => (a: number, b: number) => block.add(op, i, [a, b]);
  const shift = (op: string) => (a: number, count: number) => block.add(op, i, [a], count);
  const lanes: Lanes<number> = {
    float,
    constant: (value) => block.add("constant", f, [], wide ? value : Math.fround(value)),
    add: binary("add"),
    sub: binary("sub"),
    mul: binary("mul"),
    div: binary("div"),
    neg: unary("neg"),
    abs: unary("abs"),
    sqrt: unary("sqrt"),
    floor: unary("floor"),
    ceil: unary("ceil"),
    nearest: unary("nearest"),
    lesser: binary("lesser"),
    greater: binary("greater"),
    copySign: binary("copySign"),
    equal: compare("equal"),
    notEqual: compare("notEqual"),
    less: compare("less"),
    lessEqual: compare("lessEqual"),
    and: compare("and"),
    or: compare("or"),
    not: (a) => block.add("not", m, [a]),
    select: (mask, a, b) => block.add("select", block.type(a), [mask, a, b]),
    toBits: (a) => block.add("reinterpret", i, [a]),
    fromBits: (a) => block.add("reinterpret", f, [a]),
    bits: (value) => block.add("constant", i, [], value),
    addBits: integer("add"),
    subBits: integer("sub"),
    andBits: integer("andBits"),
    orBits: integer("orBits"),
    xorBits: integer("xorBits"),
    shiftLeft: shift("shiftLeft"),
    shiftRight: shift("shiftRight"),
    shiftRightZero: shift("shiftRightZero"),
    lessBits: compare("lessBits"),
    isNotPositive: (a) => block.isNotPositive(a),
  };
  const { doubles, functions } = block.target;
  if (!doubles) return functions ? { ...lanes, own: (name, x) => block.add(name, f, [x]) } : lanes;
  return {
    ...lanes,
    inDouble(inputs, body) {
      if (wide) return body(lanes, inputs);
      const double = block.lanes("float64");
      const half = (op: "promoteLow" | "promoteHigh") =>
        body(
          double,
          inputs.map((x) => block.add(op, "f64", [x])),
        );
      return block.add("demote", "f32", [half("promoteLow"), half("promoteHigh")]);
    },
  };
}

/** The same for int32: what an integer has no instruction for throws `NoExpansion`. */
function intLanes(block: Block): Lanes<number> {
  const unary = (op: string) => (a: number) => block.add(op, "i32", [a]);
  const binary = (op: string) => (a: number, b: number) => block.add(op, "i32", [a, b]);
  const compare = (op: string) => (a: number, b: number) => block.add(op, "m32", [a, b]);
  const same = (a: number) => a;
  const none = (): never => {
    throw new NoExpansion();
  };
  return {
    ...block.lanes("float32"),
    constant: (value) => (Number.isInteger(value) ? block.add("constant", "i32", [], value) : none()),
    add: binary("add"),
    sub: binary("sub"),
    mul: binary("mul"),
    div: none,
    neg: unary("neg"),
    abs: unary("abs"),
    sqrt: none,
    floor: same,
    ceil: same,
    nearest: same,
    lesser: binary("lesser"),
    greater: binary("greater"),
    copySign: none,
    equal: compare("equal"),
    notEqual: compare("notEqual"),
    less: compare("lessBits"),
    lessEqual: (a, b) => block.add("not", "m32", [block.add("lessBits", "m32", [b, a])]),
    toBits: same,
    fromBits: same,
    inDouble: none,
  };
}
