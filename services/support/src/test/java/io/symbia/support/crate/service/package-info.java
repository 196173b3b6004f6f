/** The crate service: doors, views, reactions; and an instance of it without Spring for tests that need several. */
package io.symbia.support.crate.service;
