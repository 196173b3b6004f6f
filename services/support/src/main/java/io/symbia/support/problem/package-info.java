/** Every answer that is not a success, as RFC 9457 problem details. May import refusals and what the rooms below throw. */
package io.symbia.support.problem;
