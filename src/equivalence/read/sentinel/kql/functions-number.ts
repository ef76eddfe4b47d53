import { call, number } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { at, fn } from "./define.ts";
import type { FunctionTable } from "./functions.ts";
import { kustoType, value } from "./value.ts";

const real = (compute: (of: Scalar) => Scalar) => fn(1, 1, (values) => value("real", compute(at(values, 0).scalar)));

/** Of the type that it is given. */
const same = (compute: (of: Scalar) => Scalar) =>
  fn(1, 1, (values) => value(at(values, 0).type, compute(at(values, 0).scalar)));

/** Numbers of other bases of the logarithm. */
const logarithm = (base: number) => real((of) => call("quotient", call("logarithm", of), number(Math.log(base))));

const sign = (of: Scalar): Scalar =>
  call("if", call("less", of, number(0)), number(-1), call("if", call("equals", of, number(0)), number(0), number(1)));

export const NUMBER_FUNCTIONS: FunctionTable = {
  abs: same((of) => call("abs", of)),
  ceiling: same((of) => call("ceiling", of)),
  sign: fn(1, 1, (values, { node }) => value(kustoType(node.type) ?? "real", sign(at(values, 0).scalar))),
  round: fn(1, 2, (values) => {
    const of = at(values, 0);
    if (values[1] === undefined) return value(of.type, call("round", of.scalar));
    const scale = call("power", number(10), values[1].scalar);
    return value(of.type, call("quotient", call("round", call("multiply", of.scalar, scale)), scale));
  }),
  pow: fn(2, 2, (values) => value("real", call("power", at(values, 0).scalar, at(values, 1).scalar))),
  exp: real((of) => call("exponential", of)),
  exp2: real((of) => call("power", number(2), of)),
  exp10: real((of) => call("power", number(10), of)),
  log: real((of) => call("logarithm", of)),
  log2: logarithm(2),
  log10: logarithm(10),
  sqrt: real((of) => call("power", of, number(0.5))),
  sin: real((of) => call("sine", of)),
  cos: real((of) => call("cosine", of)),
  tan: real((of) => call("tangent", of)),
  atan2: fn(2, 2, (values) => value("real", call("arctangent", at(values, 0).scalar, at(values, 1).scalar))),
  pi: fn(0, 0, () => value("real", number(Math.PI))),
  radians: real((of) => call("multiply", of, number(Math.PI / 180))),
  degrees: real((of) => call("multiply", of, number(180 / Math.PI))),
  isnan: fn(1, 1, (values) => value("bool", call("is_true", call("is_nan", at(values, 0).scalar)))),
  isfinite: fn(1, 1, (values) => value("bool", call("is_true", call("is_finite", at(values, 0).scalar)))),
  isinf: fn(1, 1, (values) => {
    const of = at(values, 0).scalar;
    const other = call("or", call("is_finite", of), call("is_nan", of));
    return value("bool", call("is_true", call("not", other)));
  }),
};
