/** What must hold of the repository itself: its rooms, its words, its documents. */
package io.symbia.system.repository;
