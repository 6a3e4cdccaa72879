#ifndef CMEMORY_H
#define CMEMORY_H

/// Takes memory from the system in steps of so many bytes, where the C library can be told to; elsewhere nothing happens.
/// To be called before there is a second thread.
void cmemory_grow_by(int bytes);

#endif
