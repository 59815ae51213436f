import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fail, failed, faultOf, ok, SnugError, unwrap } from '../../src/base/errors.ts'

const test = suite('errors')

test('a fault goes through an exception unchanged', () => {
  const fault = { code: 'a-code', message: 'Something happened.', action: 'Do something.' }
  const error = new SnugError(fault)
  assert.equal(error.fault, fault)
  assert.equal(faultOf(error), fault)
  assert.is(error.message, fault.message)
  assert.is(error.name, 'SnugError')
  const plain = { code: 'a-code', message: 'Something happened.' }
  assert.equal(new SnugError(plain).fault, plain)
})

test('a result is its value, or its fault thrown', () => {
  assert.is(unwrap(ok(7)), 7)
  assert.equal(fail('x', 'y'), failed({ code: 'x', message: 'y' }))
  assert.equal(fail('x', 'y', 'z'), failed({ code: 'x', message: 'y', action: 'z' }))
  try {
    unwrap(fail('x', 'y'))
    assert.unreachable()
  } catch (error) {
    assert.is((error as SnugError).code, 'x')
  }
})

test('whatever else is thrown becomes a plain fault without a stack', () => {
  const fault = faultOf(new TypeError('no'))
  assert.is(fault.code, 'internal')
  assert.not.match(fault.message, /at /)
  assert.is(faultOf('text').code, 'internal')
  assert.is(faultOf(undefined).code, 'internal')
})

test.run()
