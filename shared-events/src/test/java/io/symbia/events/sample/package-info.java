/** A family of events that exists for tests: nested records, lists, optional and confidential values of both kinds. */
package io.symbia.events.sample;
