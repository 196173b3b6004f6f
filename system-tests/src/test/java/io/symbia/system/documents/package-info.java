/** What the documents tell people to type: each line is read, held against the programs it names, and run where it can be. */
package io.symbia.system.documents;
